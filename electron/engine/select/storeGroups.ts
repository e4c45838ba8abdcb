import { spansOfKind, type ReportKind } from '../../../shared/report/columns'
import { groupColumnKeys, groupColumnsOfKind } from '../../../shared/report/groups'
import type { GroupOrder } from '../../../shared/report/rowSelection'
import storeGroup from './store_group.sql?raw'

const lengths = { last_hour: 'hour', last_day: 'day', last_week: 'span', window: 'span' } as const

/** One row per group of `keyed_row`, with the columns of every window of the report; those of the other kind are null. */
function groupsOf(kind: ReportKind): string {
  const grouped = storeGroup.replaceAll(/^--.*\n/gm, '').replaceAll(/(?:.*_last_week.*\n)+/g, (lines) =>
    spansOfKind[kind].map(({ suffix, unit }) => lines.replaceAll('last_week', suffix).replaceAll('_span_us', `_${lengths[suffix]}_us`).replaceAll('as_hours', `as_${unit}`)).join(''),
  )
  const own = new Set(groupColumnsOfKind[kind].map(({ key }) => key))
  const others = groupColumnKeys.filter((key) => !own.has(key))
  return `select *, ${others.map((key) => `null as ${key}`).join(', ')} from (${grouped})`
}

interface GroupsSql {
  /** Every group, in order. */
  readonly every: string
  /** The groups from `$offset` on, at most `$limit`, each with the number of all groups. */
  readonly page: string
}

/** Queries over `selected_row` that group it by a column of it. */
export function groupsSql(kind: ReportKind, column: string, sort: readonly GroupOrder[]): GroupsSql {
  const sorted = sort.map(({ column: by, direction }) => `${by === 'value' ? 'lower(value)' : by} ${direction} nulls last`)
  const order = `order by ${[...sorted, 'lower(value) nulls last', 'value'].join(', ')}`
  const keyed = `select *, ${column} as value from selected_row`
  const groups = groupsOf(kind)
  const sortColumns = ['value', ...new Set(sort.flatMap(({ column: by }) => (by === 'value' ? [] : [by])))].join(', ')
  return {
    every: `with keyed_row as (${keyed}) from (${groups}) ${order}`,
    // There can be as many groups as stores. First they have only the columns that order them, which takes a fraction of the time.
    page: `with keyed_row as (${keyed}),
      every_group as materialized (select ${sortColumns} from (${groups})),
      page_group as materialized (select value from every_group ${order} limit $limit offset $offset)
      select *, (select count(*) from every_group) as total
      from (with keyed_row as (from (${keyed}) as keyed semi join page_group on keyed.value is not distinct from page_group.value) from (${groups})) ${order}`,
  }
}
