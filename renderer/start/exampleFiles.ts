import { tableLabels } from '../../shared/core/labels'

/** The header and one row of each kind of file. */
export const exampleFiles = [
  {
    label: `${tableLabels.polls} (required)`,
    lines: ['store_id,timestamp_utc,status', '1481966498820158979,2023-01-22 12:09:39.388884 UTC,active'],
  },
  {
    label: `${tableLabels.businessHours} (day 0 is Monday)`,
    lines: ['store_id,day,start_time_local,end_time_local', '1481966498820158979,0,08:00:00,22:00:00'],
  },
  {
    label: tableLabels.timezones,
    lines: ['store_id,timezone_str', '1481966498820158979,America/New_York'],
  },
  {
    label: `${tableLabels.stores} (names, and any columns to group and filter by)`,
    lines: ['store_id,name,region,owner', "1481966498820158979,Harbor Road,Northeast,Ada O'Hara"],
  },
] as const
