import type { ReportKind, ReportRow } from '../../shared/report/columns'
import type { Method } from '../../shared/report/report'
import { formatNumber } from '../format/format'

interface StoreNumbersProps {
  readonly kind: ReportKind
  readonly row: ReportRow
  readonly method: Method
}

const windowsOfKind = {
  standard: [
    { suffix: 'last_hour', label: 'Last hour', unit: 'min' },
    { suffix: 'last_day', label: 'Last day', unit: 'h' },
    { suffix: 'last_week', label: 'Last week', unit: 'h' },
  ],
  window: [{ suffix: 'window', label: 'Window', unit: 'h' }],
} as const satisfies Readonly<Record<ReportKind, readonly object[]>>
type Window = (typeof windowsOfKind)[ReportKind][number]

function amount(value: number | null, unit: string, decimals = 2): string {
  return value === null ? '–' : `${formatNumber(value, decimals)} ${unit}`
}

/** The numbers of the row, each with what it is a part of. */
export function StoreNumbers({ kind, row, method }: StoreNumbersProps) {
  const windows: readonly Window[] = windowsOfKind[kind]
  const share = (value: number | null, { suffix, unit }: Window): string => {
    const open = `${amount(row[`open_${suffix}`], unit)} open`
    if (row.observations === 0) return `No observations in ${open}`
    return `${amount(value, unit)} ${method === 'nearest' ? `of ${open}` : 'counted'}`
  }
  const lines: readonly { readonly label: string; readonly value: (window: Window) => string }[] = [
    { label: 'Down', value: (window) => share(row[`downtime_${window.suffix}`], window) },
    { label: 'Up', value: (window) => share(row[`uptime_${window.suffix}`], window) },
    { label: 'Uptime', value: ({ suffix }) => amount(row[`uptime_percent_${suffix}`], '% of up and down') },
    {
      label: 'Outages',
      value: ({ suffix, unit }) => {
        if (row.observations === 0) return '–'
        const outages = row[`outages_${suffix}`] ?? 0
        const longest = amount(row[`longest_outage_${suffix}`], unit)
        return outages === 0 ? 'none' : `${formatNumber(outages, 0)}, longest ${longest}`
      },
    },
    {
      label: 'Coverage',
      value: ({ suffix }) => {
        const coverage = row[`coverage_${suffix}`]
        return amount(coverage === null ? null : coverage * 100, '% of open time')
      },
    },
  ]
  return (
    <section className="storeViewSection" aria-label="Numbers">
      <h3>Numbers of the report</h3>
      <table className="storeNumbers">
        <thead>
          <tr>
            <th scope="col">
              <span className="screenReaderOnly">Number</span>
            </th>
            {windows.map(({ suffix, label }) => (
              <th key={suffix} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {windows.map((window) => (
                <td key={window.suffix}>{value(window)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
