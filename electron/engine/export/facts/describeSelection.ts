import { filterWords } from '../../../../shared/report/filterWords'
import type { RowSelection } from '../../../../shared/report/rowSelection'
import { uptimeBandEnd } from '../../../../shared/report/fleet'
import { weekdays } from '../../time/weekdays'

/** What a selection leaves out, in words; empty where it has all rows. */
export function describeSelection({ storeIds, search, filters, hourOfWeek, uptimeBand }: RowSelection): readonly string[] {
  const tests = filters.map((filter) => filterWords(filter))
  if (storeIds !== undefined) tests.unshift('selected one by one')
  if (search !== '') tests.push(`store id contains “${search}”`)
  if (hourOfWeek !== undefined) {
    const hour = hourOfWeek % 24
    tests.push(`down on ${weekdays[Math.floor(hourOfWeek / 24)]} between ${hour}:00 and ${hour + 1}:00, local time`)
  }
  if (uptimeBand === 'none') tests.push('without an uptime %')
  else if (uptimeBand !== undefined) tests.push(`uptime % ${describeBand(uptimeBand)}`)
  return tests
}

function describeBand(band: number): string {
  const end = uptimeBandEnd(band)
  return end === undefined ? `${band}` : `from ${band} to less than ${end}`
}
