/**
 * Both stores are in New York, UTC-5. As-of is Tuesday 24 January, 16:00 UTC, 11:00 in New York.
 * - 1001 is open on Mondays and Tuesdays, 14:00 to 22:00 UTC: 6 h on the 17th, 8 h on the 23rd, 2 h on the 24th. It is
 *   down from 20:30 on the 23rd, half-way from 20:00 to 21:00, to 15:30 on the 24th, half-way from 15:00 to 16:00:
 *   1.5 h open before closing and 1.5 h after opening.
 * - 1002 is always open, and was down at its one poll: all 168 h.
 */
export const outageOverNight = {
  'polls.csv': `
    store_id,timestamp_utc,status
    1001,2023-01-23 20:00:00 UTC,active
    1001,2023-01-23 21:00:00 UTC,inactive
    1001,2023-01-23 23:00:00 UTC,active
    1001,2023-01-24 15:00:00 UTC,inactive
    1001,2023-01-24 16:00:00 UTC,active
    1002,2023-01-24 12:00:00 UTC,inactive`,
  'hours.csv': `
    store_id,day,start_time_local,end_time_local
    1001,0,09:00:00,17:00:00
    1001,1,09:00:00,17:00:00`,
  'zones.csv': `
    store_id,timezone_str
    1001,America/New_York
    1002,America/New_York`,
}
