// 2023-01-24 is a Tuesday. The report time is 12:00 UTC, 06:00 in Chicago.
//   0042  is open on Tuesdays from 05:00 to 07:00 in Chicago, 11:00 to 13:00 UTC. It is active at 11:15 and inactive at
//         11:45, with the midpoint at 11:30. All but the first hour of the Tuesday before is in the week.
//   97    has no hours and one active poll, which is repeated: always up.
//   none  is only in the timezones file.
export const files = {
  'polls.csv': `
    store_id,status,timestamp_utc
    97,active,2023-01-24 12:00:00 UTC
    97,active,2023-01-24 12:00:00 UTC
    97,=sleep(1),2023-01-24 11:00:00 UTC
    0042,active,2023-01-24 11:15:00 UTC
    0042,inactive,2023-01-24 11:45:00 UTC
    0042,active,2023-01-24 04:45:00 UTC`,
  'hours.csv': `
    store_id,day,start_time_local,end_time_local
    0042,1,05:00:00,07:00:00`,
  'zones.csv': `
    store_id,timezone_str
    0042,America/Chicago
    none,Asia/Tokyo`,
  'menu.csv': `
    dish,price
    soup,3`,
}
