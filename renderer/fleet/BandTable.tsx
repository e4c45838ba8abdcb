import type { BandOfStores } from '../../shared/report/fleet'
import { formatCount } from '../format/format'
import { bandWords } from '../format/describeUptimeBand'

/** The histogram in figures. */
export function BandTable({ bands }: { readonly bands: readonly BandOfStores[] }) {
  return (
    <table className="figureTable">
      <caption className="screenReaderOnly">Stores by uptime %</caption>
      <thead>
        <tr>
          <th scope="col">Uptime</th>
          <th scope="col">Stores</th>
        </tr>
      </thead>
      <tbody>
        {bands.map(({ band, stores }) => (
          <tr key={band}>
            <th scope="row">{bandWords(band)}</th>
            <td>{formatCount(stores)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
