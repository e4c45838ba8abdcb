import type { SplitFormat } from '../../shared/export/splitFormats'
import { nameKey } from '../../shared/folder/attributes'
import type { LoadedAttribute } from '../../shared/folder/dataSet'
import { groupByLabel, type GroupBy } from '../../shared/report/groups'
import { groupChoices } from '../groups/groupChoices'
import { useSelection, type Selection } from '../selection/useSelection'
import { ChoiceGroup } from '../ui/Choices'
import { SelectField } from '../ui/SelectField'

/** What a report is split by, and the format of its parts. */
interface Split {
  readonly by: GroupBy
  readonly format: SplitFormat
}

interface SplitChoiceProps {
  readonly split: Split
  readonly onChoose: (split: Split) => void
}

/** What people would split a report by: what it is grouped by, or else the first attribute. */
export function firstSplit({ attributes, groups }: Pick<Selection, 'attributes' | 'groups'>, loaded: readonly LoadedAttribute[]): Split {
  const { shared } = groupChoices(attributes, loaded)
  return { by: groups?.groupBy ?? shared.find((key) => key !== nameKey) ?? 'timezone', format: 'xlsx' }
}

/** Chooses the attribute that a report is split by. */
export function SplitByField({ split, onChoose, loadedAttributes }: SplitChoiceProps & { readonly loadedAttributes: readonly LoadedAttribute[] }) {
  const { attributes } = useSelection()
  const { shared, single } = groupChoices(attributes, loadedAttributes)
  const options = [...shared, ...single].map((key) => ({ value: key, label: groupByLabel(key, attributes) }))
  return (
    <div className="splitBy">
      <SelectField name="One report per" value={split.by} options={options} onChoose={(by) => onChoose({ ...split, by })} />
    </div>
  )
}

export function SplitFormatChoice({ split, isDisabled, onChoose }: SplitChoiceProps & { readonly isDisabled: boolean }) {
  return (
    <ChoiceGroup
      legend="Format"
      choices={[
        { value: 'xlsx', label: 'Workbooks (.xlsx)' },
        { value: 'csv', label: 'Plain CSV (for any program)' },
        { value: 'html', label: 'Web pages' },
      ]}
      chosen={split.format}
      isDisabled={isDisabled}
      onChoose={(format) => onChoose({ ...split, format })}
    />
  )
}

const parts: Readonly<Record<SplitFormat, string>> = { xlsx: 'a workbook', csv: 'a CSV file', html: 'a web page' }

/** Says what is in the file; `label` is that of the attribute. */
export function splitContents({ format }: Split, label: string): string {
  return `One .zip file with ${parts[format]} for each value of ${label}, named after the value. Stores without a value have a file of their own.`
}
