import { useEngine } from '../../../support/engine/useEngine'
import { testInputs, type InputCase } from '../../../support/engine/inputTable'

const { engine } = useEngine()

const polls = { 'polls.csv': 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,active' }
const pollRows = 'polls.csv: 1 = 1 + 0 + 0'

const hours = (...lines: readonly string[]) => ({
  ...polls,
  'hours.csv': ['store_id,day,start_time_local,end_time_local', ...lines].join('\n'),
})
const zones = (...lines: readonly string[]) => ({ ...polls, 'zones.csv': ['store_id,timezone_str', ...lines].join('\n') })

const cases: readonly InputCase[] = [
  {
    name: 'times of day in every form',
    files: hours('s,0,9:00,17:00', 's,Mon,09:00:00,17:00:00', 's,monday,9 AM,5 PM', 's,0,9:00 a.m.,5:00pm', 's,1,0:00,24:00', 's,1,12 AM,23:59:59', 's,1,00:00,11:59:59 PM'),
    rows: ['hours.csv: 7 = 2 + 5 + 0', pollRows],
  },
  {
    name: 'days in the number formats of other programs',
    files: hours('s,0,9:00,17:00', 's,0.0,9:00,17:00', 's,00,9:00,17:00', 's,6.00,9:00,17:00', 's, 06. ,9:00,17:00', 's,0.5,9:00,17:00', 's,08,9:00,17:00', 's,-0,9:00,17:00'),
    rows: ['hours.csv: 8 = 2 + 3 + 3', pollRows],
    messages: ['0.5', '08', '-0'].map(
      (value, index) =>
        `hours.csv, line ${index + 7}, day: "${value}". A day is a number from 0 (Monday) to 6 (Sunday) or an English name; use one of these.`,
    ),
  },
  {
    name: 'days and times of day that do not exist',
    files: hours('s,8,09:00,17:00', 's,Mondays,09:00,17:00', 's,0,49:00,17:00', 's,0,24:60,17:00', 's,0,09:00,noonish', 's,0,09:00,48:30', 's,0,13 PM,17:00'),
    rows: ['hours.csv: 7 = 0 + 0 + 7', pollRows],
    messages: [
      'hours.csv, line 2, day: "8". A day is a number from 0 (Monday) to 6 (Sunday) or an English name; use one of these.',
      'hours.csv, line 2, store_id: "s". None of the opening hours of this store can be used, so it counts as always open; correct its rows.',
      'hours.csv, line 3, day: "Mondays". A day is a number from 0 (Monday) to 6 (Sunday) or an English name; use one of these.',
      'hours.csv, line 4, start_time_local: "49:00". This is not a time of day; use a form such as 09:00:00.',
      'hours.csv, line 5, start_time_local: "24:60". This is not a time of day; use a form such as 09:00:00.',
      'hours.csv, line 6, end_time_local: "noonish". This is not a time of day; use a form such as 17:30:00 or 24:00.',
      'hours.csv, line 7, end_time_local: "48:30". This is not a time of day; use a form such as 17:30:00 or 24:00.',
      'hours.csv, line 8, start_time_local: "13 PM". This is not a time of day; use a form such as 09:00:00.',
    ],
  },
  {
    name: 'unknown and contradicting time zones',
    files: zones('s,Asia/Tokyo', 's,Europe/Paris', 't,America/Gotham', 's,Asia/Tokyo'),
    rows: [pollRows, 'zones.csv: 4 = 2 + 1 + 1'],
    messages: [
      'zones.csv, line 3, timezone_str: "Europe/Paris". Another row gives this store a different time zone, which is used instead; remove the wrong row.',
      'zones.csv, line 4, timezone_str: "America/Gotham". This is not the name of a time zone, so the store is reported in America/Chicago; use a name such as America/New_York.',
    ],
  },
  {
    name: 'ambiguous abbreviations of time zones, and missing zones',
    files: zones('s,BST', 't,CST', 'u,EDT', 'v,EST', 'w,SystemV/CST6', 'x,+05:30', 'y,', 'z,US/Central'),
    rows: [pollRows, 'zones.csv: 8 = 8 + 0 + 0'],
    messages: [
      ...['BST', 'CST', 'EDT'].map(
        (value, index) =>
          `zones.csv, line ${index + 2}, timezone_str: "${value}". This abbreviation stands for several time zones, so the store is reported in America/Chicago; use a name such as America/New_York.`,
      ),
      ...['SystemV/CST6', '+05:30'].map(
        (value, index) =>
          `zones.csv, line ${index + 6}, timezone_str: "${value}". This is not the name of a time zone, so the store is reported in America/Chicago; use a name such as America/New_York.`,
      ),
      'zones.csv, line 8, timezone_str: "". The row has no time zone, so the store is reported in America/Chicago; fill in a name such as America/New_York.',
    ],
  },
  {
    name: 'several spellings of one time zone',
    files: zones('s,america/new_york', 's,America/New_York', 't,us/central', 't,US/Central', 's,EUROPE/paris'),
    rows: [pollRows, 'zones.csv: 5 = 2 + 2 + 1'],
    messages: [
      'zones.csv, line 6, timezone_str: "EUROPE/paris". Another row gives this store a different time zone, which is used instead; remove the wrong row.',
    ],
  },
]

testInputs(engine, cases)
