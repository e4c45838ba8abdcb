/** The progress of a load, a report or an export. */
export interface Progress {
  readonly job: 'load' | 'report' | 'export'
  /** The report that is made or exported; null while a folder is loaded. */
  readonly reportId: number | null
  /** The current step, in words for the user. */
  readonly step: string
  /** 0 to 1 over the whole job; null while it is unknown. */
  readonly fraction: number | null
}

export type ProgressJob = Progress['job']

/** Approximate shares of the time: loading reads files, the rest happens in memory. */
const weights: Readonly<Record<ProgressJob, number>> = { load: 3, report: 2, export: 1 }

/** The fraction done of several jobs that run one after the other; null while it is unknown. */
export function fractionOf({ job, fraction }: Pick<Progress, 'job' | 'fraction'>, jobs: readonly ProgressJob[]): number | null {
  if (fraction === null) return null
  const weightOf = (some: readonly ProgressJob[]): number => some.reduce((sum, each) => sum + weights[each], 0)
  return (weightOf(jobs.slice(0, jobs.indexOf(job))) + weights[job] * fraction) / weightOf(jobs)
}
