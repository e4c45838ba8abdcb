import { partsOfBand, verdictLabel, type BandOfStores } from '../../shared/report/chartData'
import { formatCount } from '../format/numbers'

/** `Meets goal: 12` for each verdict that stores of the band have. */
export function verdictCounts(band: BandOfStores): readonly string[] {
  return partsOfBand(band).map(({ verdict, stores }) => `${verdictLabel(verdict)}: ${formatCount(stores)}`)
}
