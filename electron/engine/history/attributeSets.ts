import type { Attribute } from '../../../shared/folder/attributes'
import type { Connection, Lender } from '../core/connection'
import { attributeColumns } from '../files/attributeColumns'

/** What is known about the stores of a data set besides its numbers. */
export interface StoredAttributes {
  /** Equal for equal attributes with equal values. */
  readonly contentHash: string
  /** Not empty. */
  readonly attributes: readonly Attribute[]
}

/**
 * The number of the set with these attributes, which all reports on the same data share. Its rows may be missing.
 * Concurrent calls, and `deleteUnusedSets` between this and the use of the number, would go wrong.
 */
export async function findOrAddSet(connection: Connection, { contentHash, attributes }: StoredAttributes): Promise<number> {
  const [found] = await connection.all<{ attribute_set_id: number }>(
    'select attribute_set_id from attribute_set where content_hash = $contentHash',
    { contentHash },
  )
  if (found !== undefined) return found.attribute_set_id
  const { next } = await connection.one<{ next: number }>('select coalesce(max(attribute_set_id), 0) + 1 as next from attribute_set')
  await connection.run('insert into attribute_set values ($next::integer, $contentHash, $attributes, false)', {
    next,
    contentHash,
    attributes: JSON.stringify(attributes.map(({ key, label }) => ({ key, label }))),
  })
  return next
}

/** Adds the rows of the set of a report from the data it is made of, if they are missing. */
export async function fillSet(connection: Connection, reportId: number, data: Lender): Promise<void> {
  const [empty] = await connection.all<{ attribute_set_id: number }>(
    `select attribute_set_id from report join attribute_set using (attribute_set_id) where report_id = $reportId and not is_filled`,
    { reportId },
  )
  if (empty === undefined) return
  const { attribute_set_id: setId } = empty
  const values = attributeColumns.map((column, index) => `attributes[${index + 1}] as ${column}`).join(', ')
  await data.use((from) => connection.receive('new_attribute', from, `select store_id, ${values} from store_attribute order by store_id`))
  await connection.run('begin transaction')
  await connection.run('insert into store_attribute select $setId::integer, * from new_attribute', { setId })
  await connection.run('update attribute_set set is_filled = true where attribute_set_id = $setId', { setId })
  await connection.run('commit')
}

/** Deletes the sets that no report has any more. */
export async function deleteUnusedSets(connection: Connection): Promise<void> {
  for (const table of ['store_attribute', 'attribute_set']) {
    await connection.run(`delete from ${table} where attribute_set_id not in (select attribute_set_id from report where attribute_set_id is not null)`)
  }
}
