import { expect, test } from 'vitest'
import type { Files } from '../../../../support/data/folder'
import { loadOutcome, type LoadOutcome } from '../../../../support/engine/loadOutcome'
import { useEngine } from '../../../../support/engine/useEngine'

const { engine } = useEngine()

const header = 'store_id,status,timestamp_utc'
const good = 's,active,2023-01-24 12:00:00 UTC'
const bad = 's,asleep,2023-01-24 12:00:00 UTC'
const hoursHeader = 'store_id,day,start_time_local,end_time_local'
const polls = { 'p.csv': `${header}\n${good}` }

test.each<LoadOutcome & { readonly name: string; readonly files: Files }>([
  {
    name: 'rows that repeat an earlier row, in the same or another file',
    files: {
      'a.csv': `${header}\n${good}\ns,inactive,2023-01-24 12:05:00 UTC\n${good}`,
      'b.csv': `timestamp_utc,status,store_id\n2023-01-24T14:00:00+02:00,ACTIVE,s\n2023-01-24 12:10:00 UTC,active,s`,
    },
    stores: 1,
    accounts: ['polls 3 = 2 + 1 + 0', 'polls 2 = 1 + 1 + 0'],
    issues: [],
  },
  {
    name: 'contradicting polls, which are both loaded',
    files: { 'a.csv': `${header}\n${good}`, 'b.csv': `${header}\n${good.replace('active', 'inactive')}\n${bad}` },
    stores: 1,
    accounts: ['polls 1 = 1 + 0 + 0', 'polls 2 = 1 + 0 + 1'],
    issues: ['b.csv:3 status "asleep" status_unknown rejected'],
  },
  {
    name: 'business hours with invalid days, times and stores',
    files: {
      ...polls,
      'hours.csv': `
        ${hoursHeader}
        s,0,09:00:00,17:00:00
        s,0,09:00:00,17:00
        s,8,09:00:00,17:00:00
        s,Someday,09:00:00,17:00:00
        s,,09:00:00,17:00:00
        s,1,49:00:00,50:00:00
        s,1,24:60,09:00
        s,1,09:00:00,noonish
        ,1,09:00:00,17:00:00
        t,1,22:00:00,24:00:00`,
    },
    stores: 2,
    accounts: ['businessHours 10 = 2 + 1 + 7', 'polls 1 = 1 + 0 + 0'],
    issues: [
      'hours.csv:4 day "8" day_unknown rejected',
      'hours.csv:5 day "Someday" day_unknown rejected',
      'hours.csv:6 day "" day_unknown rejected',
      'hours.csv:7 start_time_local "49:00:00" start_time_unreadable rejected',
      'hours.csv:8 start_time_local "24:60" start_time_unreadable rejected',
      'hours.csv:9 end_time_local "noonish" end_time_unreadable rejected',
      'hours.csv:10 store_id "" store_id_missing rejected',
    ],
  },
  {
    name: 'a store without usable business hours, and a store without any usable row',
    files: {
      'p.csv': `${header}\n${good}\nt,active,2023-01-24 12:00:00 UTC\nu,active,2023-01-24 12:00:00 UTC`,
      'hours.csv': `
        ${hoursHeader}
        t,1,09:00,17:00
        s,1,later,closed
        t,2,later,closed
        v,1,later,closed
         s ,8,09:00,17:00`,
    },
    stores: 3,
    accounts: ['businessHours 5 = 1 + 0 + 4', 'polls 3 = 3 + 0 + 0'],
    issues: [
      'hours.csv:3 store_id "s" hours_unusable replaced',
      'hours.csv:3 start_time_local "later" start_time_unreadable rejected',
      'hours.csv:4 start_time_local "later" start_time_unreadable rejected',
      'hours.csv:5 start_time_local "later" start_time_unreadable rejected',
      'hours.csv:6 day "8" day_unknown rejected',
    ],
  },
  {
    name: 'time zones, of which the first known one counts and unknown ones are replaced',
    files: {
      ...polls,
      'zones.csv': `
        store_id,timezone_str
        s,Asia/Tokyo
        s,Asia/Tokyo
        s,Europe/Paris
        t,America/Gotham
        u,
        ,Asia/Tokyo`,
    },
    stores: 3,
    accounts: ['polls 1 = 1 + 0 + 0', 'timezones 6 = 3 + 1 + 2'],
    issues: [
      'zones.csv:4 timezone_str "Europe/Paris" timezone_conflict rejected',
      'zones.csv:5 timezone_str "America/Gotham" timezone_unknown replaced',
      'zones.csv:6 timezone_str "" timezone_missing replaced',
      'zones.csv:7 store_id "" store_id_missing rejected',
    ],
  },
  {
    name: 'an unknown time zone of a store that also has a known one',
    files: { ...polls, 'zones.csv': 'store_id,timezone_str\ns,America/Gotham\ns,Asia/Tokyo' },
    stores: 1,
    accounts: ['polls 1 = 1 + 0 + 0', 'timezones 2 = 1 + 0 + 1'],
    issues: ['zones.csv:2 timezone_str "America/Gotham" timezone_conflict rejected'],
  },
  {
    name: 'days by name, in any case, long and short',
    files: {
      ...polls,
      'hours.csv': `
        ${hoursHeader}
        s,0,09:00,17:00
        s,monday,09:00,17:00
        s, MON ,09:00,17:00
        s,Sun,09:00,17:00
        s,6,09:00,17:00
        s,mo,09:00,17:00
        s,Sundays,09:00,17:00
        s,Sun.,09:00,17:00
        s,m,09:00,17:00`,
    },
    stores: 1,
    // Monday and Sunday occur four times each.
    accounts: ['businessHours 9 = 2 + 6 + 1', 'polls 1 = 1 + 0 + 0'],
    issues: ['hours.csv:10 day "m" day_unknown rejected'],
  },
  ...[';', '\t', '|'].map((delimiter) => ({
    name: `fields separated by ${JSON.stringify(delimiter)}, well formed and not`,
    files: {
      'a.csv': `${header}\n"s"\n\n${good}\n${bad}`.replaceAll(',', delimiter),
      'b.csv': `${header}\n${good}\n\n"t, or ${delimiter}",active,2023-01-24 12:00:00 UTC\n${bad}`.replaceAll(',', delimiter),
    },
    stores: 2,
    accounts: ['polls 3 = 1 + 0 + 2', 'polls 3 = 1 + 1 + 1'],
    issues: [
      'a.csv:2 "\\"s\\"" columns_missing rejected',
      'a.csv:5 status "asleep" status_unknown rejected',
      'b.csv:5 status "asleep" status_unknown rejected',
    ],
  })),
  {
    name: 'is_active with yes and no',
    files: {
      'p.csv': `
        Store ID,Timestamp (UTC),Is Active
        a,2023-01-24 12:00:00 UTC,true
        b,2023-01-24 12:00:00 UTC,0
        c,2023-01-24 12:00:00 UTC,maybe`,
      // A line that is not a row makes the scanner read the file.
      'q.csv': `
        store_id,timestamp,isActive
        stray
        a,2023-01-24 12:00:00 UTC,t
        b,2023-01-24 12:00:00 UTC,No
        c,2023-01-24 12:00:00 UTC,`,
    },
    stores: 2,
    accounts: ['polls 3 = 2 + 0 + 1', 'polls 4 = 0 + 2 + 2'],
    issues: [
      'p.csv:4 status "maybe" status_unknown rejected',
      'q.csv:2 "stray" columns_missing rejected',
      'q.csv:5 status "" status_unknown rejected',
    ],
  },
  {
    name: 'a file that is none of the tables',
    files: { ...polls, 'cities.csv': 'city,country\nOslo,NO' },
    stores: 1,
    accounts: ['polls 1 = 1 + 0 + 0'],
    issues: ['cities.csv:1 "city,country" file_unrecognised ignored'],
  },
  {
    name: 'files without rows',
    files: { ...polls, 'hours.csv': hoursHeader, 'zones.csv': 'store_id,timezone_str' },
    stores: 1,
    accounts: ['businessHours 0 = 0 + 0 + 0', 'polls 1 = 1 + 0 + 0', 'timezones 0 = 0 + 0 + 0'],
    issues: [],
  },
])('accounts for $name', async ({ files, stores, accounts, issues }) => {
  expect(await loadOutcome(engine(), files)).toEqual({ stores, accounts, issues })
})
