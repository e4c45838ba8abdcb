/** How far a load or a report is. */
export interface Progress {
  readonly job: 'load' | 'report' | 'export'
  /** The report that is made or exported; null where a folder is loaded. */
  readonly reportId: number | null
  /** What is being done, in words for the user. */
  readonly step: string
  /** 0 to 1 over the whole job; null while nobody can tell. */
  readonly fraction: number | null
}

export type ProgressJob = Progress['job']

/** About how the time goes: loading reads files, the rest is in memory. */
const weights: Readonly<Record<ProgressJob, number>> = { load: 3, report: 2, export: 1 }

/** How much is done of all that is waited for, jobs one after the other; null while nobody can tell. */
export function fractionOf({ job, fraction }: Pick<Progress, 'job' | 'fraction'>, jobs: readonly ProgressJob[]): number | null {
  if (fraction === null) return null
  const weightOf = (some: readonly ProgressJob[]): number => some.reduce((sum, each) => sum + weights[each], 0)
  return (weightOf(jobs.slice(0, jobs.indexOf(job))) + weights[job] * fraction) / weightOf(jobs)
}
