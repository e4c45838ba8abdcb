/** Lines that the generator does not write: one store or row for each special case. */
interface Lines {
  readonly polls: readonly string[]
  readonly businessHours: readonly string[]
  readonly timezones: readonly string[]
}

const hourMilliseconds = 3_600_000
/** The report time of the sample: two days after clocks in the United States went forward. */
export const sampleEnd = '2023-03-14T18:00:00Z'

/** One poll per hour over nine days, `minute` past; inactive from `downFrom` until `downUntil` hours before the end. */
function hourlyPolls(storeId: string, minute: number, downFrom = 0, downUntil = 0): readonly string[] {
  return Array.from({ length: 9 * 24 }, (_, index) => {
    const hoursBeforeEnd = 9 * 24 - index
    const time = Date.parse(sampleEnd) - hoursBeforeEnd * hourMilliseconds + minute * 60_000
    const status = hoursBeforeEnd <= downFrom && hoursBeforeEnd > downUntil ? 'inactive' : 'active'
    return `${storeId},${status},${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`
  })
}

function everyDay(storeId: string, start: string, end: string): readonly string[] {
  return [0, 1, 2, 3, 4, 5, 6].map((day) => `${storeId},${day},${start},${end}`)
}

const leadingZeros = '00000000000000417'
const uuid = 'b7c1e3a2-5d0f-4c58-9a36-2f1d8e6b7c90'
const kathmandu = '5031974426881350217'
const unknownZone = '2718281828459045235'
const conflicting = '3141592653589793238'
const polledOnce = '1414213562373095048'
const polledWhileClosed = '1732050807568877293'
const onlyHours = '2236067977499789696'
const onlyZone = '2449489742783178098'
const onlyPolls = '2645751311064590590'

const stores: readonly Lines[] = [
  {
    // Openings that overlap, and one that is repeated.
    businessHours: [
      ...everyDay(leadingZeros, '09:00:00', '13:00:00'),
      ...everyDay(leadingZeros, '12:00:00', '17:00:00'),
      `${leadingZeros},2,12:00:00,17:00:00`,
    ],
    timezones: [`${leadingZeros},America/Chicago`],
    polls: hourlyPolls(leadingZeros, 12),
  },
  {
    // The store is down from one evening to the next, over closing time, in one outage.
    businessHours: everyDay(uuid, '20:00:00', '04:00:00'),
    timezones: [`${uuid},Australia/Lord_Howe`],
    polls: hourlyPolls(uuid, 34, 80, 55),
  },
  {
    businessHours: everyDay(kathmandu, '06:45:00', '19:15:00'),
    timezones: [`${kathmandu},Asia/Kathmandu`],
    polls: hourlyPolls(kathmandu, 7, 30, 24),
  },
  {
    businessHours: everyDay(unknownZone, '10:00:00', '22:00:00'),
    timezones: [`${unknownZone},America/Gotham`],
    polls: hourlyPolls(unknownZone, 51, 3, 0),
  },
  {
    // Rows that repeat or contradict a poll.
    businessHours: [],
    timezones: [`${conflicting},America/New_York`, `${conflicting},America/New_York`],
    polls: [
      ...hourlyPolls(conflicting, 25),
      ...hourlyPolls(conflicting, 25).slice(40, 44),
      ...hourlyPolls(conflicting, 25, 100, 97).slice(116, 120),
    ],
  },
  {
    businessHours: everyDay(polledOnce, '08:00:00', '20:00:00'),
    timezones: [`${polledOnce},America/Phoenix`],
    polls: [`${polledOnce},inactive,2023-03-12T19:30:00Z`],
  },
  {
    // The store closes an hour before its only polls, so it has no observations.
    businessHours: everyDay(polledWhileClosed, '09:00:00', '12:00:00'),
    timezones: [`${polledWhileClosed},America/Los_Angeles`],
    polls: [`${polledWhileClosed},active,2023-03-13 20:00:00 UTC`, `${polledWhileClosed},inactive,2023-03-14 03:00:00 UTC`],
  },
  { businessHours: everyDay(onlyHours, '11:00:00', '21:00:00'), timezones: [], polls: [] },
  { businessHours: [], timezones: [`${onlyZone},America/Denver`], polls: [] },
  { businessHours: [], timezones: [], polls: hourlyPolls(onlyPolls, 42, 20, 6) },
]

const unusable: Lines = {
  polls: [
    `${kathmandu},active,2023-03-1x 08:00:00 UTC`,
    `${kathmandu},active,2023-02-30 08:00:00 UTC`,
    `${kathmandu},unknown,2023-03-11 08:00:00 UTC`,
    `,active,2023-03-11 08:00:00 UTC`,
    `${kathmandu},active`,
  ],
  businessHours: [`${kathmandu},8,09:00:00,17:00:00`, `${kathmandu},Montag,09:00:00,17:00:00`, `${kathmandu},3,49:00:00,50:00:00`],
  timezones: [`,America/New_York`],
}

const all = [...stores, unusable]

export const oddities: Lines & { readonly named: readonly string[] } = {
  // The others have neither a name nor a region.
  named: [leadingZeros, uuid, kathmandu, unknownZone, conflicting, polledOnce, polledWhileClosed, onlyHours],
  polls: all.flatMap(({ polls }) => polls),
  businessHours: all.flatMap(({ businessHours }) => businessHours),
  timezones: all.flatMap(({ timezones }) => timezones),
}
