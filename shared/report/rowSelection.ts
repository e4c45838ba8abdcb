import { z } from 'zod'
import { attributeKeyPattern, maximumKeyLength, type AttributeKey } from '../folder/attributes'
import { columnKeys } from './columns'
import { facetColumns } from './facets'
import { uptimeGoal } from './goal'
import { groupColumnKeys } from './groups'
import { storeId } from './reportSettings'
import { maximumSearchLength } from './search'
import { maximumStoreIds } from './settingsRules'
import { uptimeBandEdges } from './chartData'

export const reportId = z.int().positive()
/** The form of a key. Only the report tells whether it has such an attribute. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema checks what `isAttributeKey` checks
export const attributeKey = z.string().max(maximumKeyLength).regex(attributeKeyPattern) as unknown as z.ZodType<AttributeKey, AttributeKey>
/** A column of the rows: one that every report has, or an attribute of the stores of the report. */
export const column = z.union([z.enum(columnKeys), attributeKey])

export const facetColumn = z.union([z.enum(facetColumns), attributeKey])

const number = z.number()
const text = z.string().max(200)
/** One comparison on one column. Text comparisons ignore case. */
const condition = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['equals', 'notEqual', 'lessThan', 'lessThanOrEqual', 'greaterThan', 'greaterThanOrEqual']), value: number }),
  z.strictObject({ type: z.literal('inRange'), from: number, to: number }),
  z.strictObject({ type: z.enum(['contains', 'notContains', 'startsWith', 'endsWith', 'equalsText', 'notEqualText']), value: text }),
  z.strictObject({ type: z.enum(['blank', 'notBlank']) }),
  /** One of these texts, in this spelling; null stands for no value. */
  z.strictObject({ type: z.literal('oneOf'), values: z.array(text.nullable()).min(1).max(1000) }),
])
export type Condition = z.infer<typeof condition>

/** Conditions on one column. */
const columnFilter = z.strictObject({
  column,
  join: z.enum(['and', 'or']),
  conditions: z.array(condition).min(1).max(10),
})
export type ColumnFilter = z.infer<typeof columnFilter>

/** Later entries order the rows that earlier ones leave equal. */
const sort = z.array(z.strictObject({ column, direction: z.enum(['asc', 'desc']) })).max(20)

/**
 * Selects and orders rows of a report. Rows that are equal in the order are sorted by store id, and those without
 * observations come last.
 */
export const rowSelection = z.strictObject({
  reportId,
  /** Only these stores; absent for all. Ids that are not in the report are ignored. */
  storeIds: z.array(storeId).max(maximumStoreIds).optional(),
  /** A part of the id or an attribute, in upper or lower case, or several of them (REPORT.md, "Search"). */
  search: z.string().max(maximumSearchLength).default(''),
  filters: z.array(columnFilter).max(50).default([]),
  /** Only stores with downtime in this hour of their local week; 0 is Monday from 00:00 to 01:00. */
  hourOfWeek: z.int().min(0).max(167).optional(),
  /** Only stores whose uptime % in the last week, or in the period, lies in this band. */
  uptimeBand: z.union([z.literal('none'), z.literal(uptimeBandEdges)]).optional(),
  sort: sort.default([]),
  /** What the verdicts of the rows are judged by; absent for the default goal. */
  goal: uptimeGoal.optional(),
})
export type RowSelection = z.infer<typeof rowSelection>

/** What stores are grouped by: an attribute or their time zone. */
export const groupBy = z.union([z.literal('timezone'), attributeKey])

/** Groups can be sorted by their value or any of their numbers; groups that are equal in the order are sorted by value. */
const groupOrder = z.strictObject({ column: z.enum(['value', ...groupColumnKeys]), direction: z.enum(['asc', 'desc']) })
export type GroupOrder = z.infer<typeof groupOrder>

/** The groups of a selection, and their order. */
export const groupSort = z.array(groupOrder).max(20)
export const grouping = { groupBy, groupSort: groupSort.default([]) }
