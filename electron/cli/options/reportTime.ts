import { Option, type Command } from 'commander'
import type { ReportSettings } from '../../../shared/report/reportSettings'
import { EngineError } from '../../engine/core/errors'

/** The options for the time that a report covers. */
export interface ReportTimeOptions {
  readonly asOf?: string
  readonly from?: string
  readonly to?: string
}

/** Adds `--as-of`, or `--from` and `--to` in its place. */
export function addReportTimeOptions(command: Command): Command {
  return command
    .addOption(new Option('--as-of <ISO>', 'report time (default: time of the newest poll)').conflicts(['from', 'to']))
    .option('--from <ISO>', 'start of a custom period (with --to)')
    .option('--to <ISO>', 'end of a custom period (with --from)')
}

/** The settings of a report that the options stand for. Throws INVALID_INPUT if only one end of a window is given. */
export function readReportTime({ asOf, from, to }: ReportTimeOptions): Pick<ReportSettings, 'asOf' | 'window'> {
  if (from === undefined && to === undefined) return { asOf: asOf ?? null, window: null }
  if (from !== undefined && to !== undefined) return { asOf: asOf ?? null, window: { from, to } }
  throw new EngineError('INVALID_INPUT', 'A custom period needs both --from and --to.')
}
