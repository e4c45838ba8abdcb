import { listValue } from '@duckdb/node-api'
import type { AttributeValues } from '../../../shared/folder/attributes'
import type { Report } from '../../../shared/report/report'
import type { Connection } from '../core/connection'
import type { AttributeColumn } from '../files/attributeColumns'
import { columnsOfAttributes } from './reportColumns'

/** A row of the table `store_attribute`. */
export type AttributeRow = { readonly store_id: string } & { readonly [Column in AttributeColumn]?: string | null }

/** The attributes of these stores in a report, by the ids of the stores; stores without any are missing. */
export async function readAttributes(
  connection: Connection,
  { reportId, attributes }: Pick<Report, 'reportId' | 'attributes'>,
  storeIds: readonly string[],
): Promise<ReadonlyMap<string, AttributeValues>> {
  const columns = columnsOfAttributes(attributes)
  if (columns.size === 0 || storeIds.length === 0) return new Map()
  const found = await connection.all<AttributeRow>(
    `select store_id, ${[...columns.values()].join(', ')} from store_attribute
     where attribute_set_id = (select attribute_set_id from report where report_id = $reportId)
       and store_id in (select unnest($storeIds::varchar[]))`,
    { reportId, storeIds: listValue([...storeIds]) },
  )
  return new Map(found.map((row) => [row.store_id, Object.fromEntries([...columns].map(([key, column]) => [key, row[column] ?? null]))]))
}

/** Rows with the attributes of their stores; null for those that a store does not have. */
export function withAttributes<Row extends { readonly store_id: string }>(
  rows: readonly Row[],
  { attributes }: Pick<Report, 'attributes'>,
  values: ReadonlyMap<string, AttributeValues>,
): readonly (Row & AttributeValues)[] {
  if (attributes.length === 0) return rows.map((row) => Object.assign({}, row))
  const none: AttributeValues = Object.fromEntries(attributes.map(({ key }) => [key, null]))
  return rows.map((row) => Object.assign({}, row, none, values.get(row.store_id)))
}
