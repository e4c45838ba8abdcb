import type { Notice } from '../../../shared/folder/dataSet'
import { plainFormats } from '../../../shared/report/explanation'
import type { Report } from '../../../shared/report/report'
import type { DataSet } from '../load/dataSet'
import { isoInstant } from '../time/instants'
import { spanOf } from '../time/windows'
import bestSpan from './best_span.sql?raw'
import pollsInSpan from './polls_in_span.sql?raw'

interface PollCounts {
  readonly polls: number
  readonly in_span: number
}

interface BestSpan {
  readonly best_us: number
  readonly in_best: number
}

/**
 * The notice that fewer than half of the polls lie in the week of a report although many more lie in another week: one
 * wrong date can move as-of (REPORT.md, "Notices"). A custom window is the user's choice. Polls of a store at the same
 * instant count once.
 */
export async function spanNotice(dataSet: DataSet, report: Report): Promise<readonly Notice[]> {
  if (report.window !== null) return []
  const { fromUs, toUs } = spanOf(report)
  return dataSet.use(async (connection) => {
    const counts = await connection.one<PollCounts>(pollsInSpan, { from_us: fromUs, to_us: toUs })
    const { polls, in_span } = counts
    if (2 * in_span >= polls) return []
    const best = await connection.one<BestSpan>(bestSpan, { length_us: toUs - fromUs })
    const isBetter = best.in_best >= 2 * in_span || (2 * best.in_best >= polls && best.in_best > in_span)
    return isBetter ? [describe(report.asOf, counts, best)] : []
  })
}

function describe(asOf: string, { polls, in_span }: PollCounts, { best_us, in_best }: BestSpan): Notice {
  const { instant } = plainFormats
  const inSpan = in_span === 1 ? `1 of the ${polls} polls lies` : `${in_span} of the ${polls} polls lie`
  const text =
    `Only ${inSpan} in the week that ends at ${instant(asOf)}; a single poll with a wrong date can move the report time. ` +
    `With the report time ${instant(isoInstant(Math.ceil(best_us / 1e6) * 1e6))} it would be ${in_best}.`
  return { code: 'polls_outside_span', text, proposal: null }
}
