import { withoutValueLabel, type GroupBy } from '../../../shared/report/groups'
import { EngineError } from '../core/errors'
import type { Selection } from '../select/selection'
import { safeFileNames } from '../write/safeFileNames'

/** Files in one folder that a person can still find their way in. */
const maximumFiles = 5000

/** The selected stores that have one value in common. */
export interface ReportPart {
  /** The name of its file, without the ending. */
  readonly name: string
  /** Null for the stores without a value. */
  readonly value: string | null
  readonly stores: number
  readonly selection: Selection
}

/** Splits the selected stores by the values of an attribute. Throws INVALID_INPUT if there are too many, or no such attribute. */
export async function splitSelection(selection: Selection, splitBy: GroupBy): Promise<readonly ReportPart[]> {
  const groups = await selection.allGroups(splitBy)
  if (groups.length > maximumFiles) {
    throw new EngineError('INVALID_INPUT', `"${splitBy}" has ${groups.length} values, and a report can be split into at most ${maximumFiles} files. Choose another attribute.`)
  }
  const names = safeFileNames(groups.map(({ value }) => value ?? withoutValueLabel))
  const { filters } = selection.choice
  return groups.map(({ value, stores }, index) => ({
    name: names[index] ?? '',
    value,
    stores,
    selection: selection.with({ filters: [...filters, { column: splitBy, join: 'and', conditions: [{ type: 'oneOf', values: [value] }] }] }),
  }))
}
