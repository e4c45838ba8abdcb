import { useId } from 'react'
import type { MappableFile } from '../../shared/folder/mapping'
import type { ReadColumn } from '../../shared/folder/tableColumns'
import type { FileRole } from '../../shared/folder/fileRole'
import { columnLabel, dayColumns, hoursFormLabels, optionalColumns, requiredColumns, type HoursForm } from './columnForms'
import { ChosenColumn } from './ChosenColumn'
import type { ChosenFile } from './mappingChoice'
import { SelectField } from '../ui/SelectField'

interface FileColumnsProps {
  readonly role: FileRole
  readonly file: MappableFile
  readonly chosen: ChosenFile
  readonly onChooseForm: (form: HoursForm) => void
  readonly onChoose: (column: ReadColumn, name: string) => void
}

/** Asks for the columns of a file, and shows samples to judge by. */
export function FileColumns({ role, file, chosen, onChooseForm, onChoose }: FileColumnsProps) {
  const { form, columns } = chosen
  const optional = optionalColumns(role, form)
  const isInUse = (column: ReadColumn): boolean => columns[column] !== undefined || file.guesses[role][column] !== undefined
  const unused = optional.filter((column) => !isInUse(column))
  const attributes = attributeNames(role, file, chosen)
  const fields = (shown: readonly ReadColumn[], isRequired: boolean) =>
    shown.map((column) => (
      <ChosenColumn
        key={column}
        label={columnLabel(column)}
        file={file}
        name={columns[column] ?? ''}
        isRequired={isRequired}
        onChoose={(name) => onChoose(column, name)}
      />
    ))
  return (
    <fieldset className="mappingColumns" aria-label={`Columns of ${file.file}`}>
      {role === 'businessHours' && <FormField form={form} onChoose={onChooseForm} />}
      {fields(requiredColumns(role, form), true)}
      {role === 'businessHours' && form === 'week' && <WeekColumns file={file} chosen={chosen} onChoose={onChoose} />}
      {fields(optional.filter(isInUse), false)}
      {attributes.length > 0 && <p className="muted mappingAttributes">All other columns are attributes of the stores: {attributes.join(', ')}.</p>}
      {unused.length > 0 && (
        <details className="mappingFold">
          <summary>More columns</summary>
          <div className="mappingColumns">{fields(unused, false)}</div>
        </details>
      )}
    </fieldset>
  )
}

/** The columns of a file that tell more about stores, unless they say when its rows count. */
function attributeNames(role: FileRole, { columns, hasHeader }: MappableFile, chosen: ChosenFile): readonly string[] {
  if ((role !== 'stores' && role !== 'timezones') || !hasHeader) return []
  const used: ReadonlySet<string> = new Set(Object.values(chosen.columns))
  return columns.map(({ name }) => name).filter((name) => !used.has(name))
}

const forms = ['opening', 'hours', 'week'] as const

function FormField({ form, onChoose }: { readonly form: HoursForm; readonly onChoose: (form: HoursForm) => void }) {
  const id = useId()
  return (
    <div className="mappingColumn">
      <label htmlFor={id}>A row is</label>
      <div className="mappingWide">
        <SelectField
          id={id}
          value={form}
          options={forms.map((value) => ({ value, label: hoursFormLabels[value] }))}
          onChoose={onChoose}
        />
      </div>
    </div>
  )
}

interface WeekColumnsProps {
  readonly file: MappableFile
  readonly chosen: ChosenFile
  readonly onChoose: (column: ReadColumn, name: string) => void
}

/** Asks for the columns of every weekday: those with opening and closing time, or the one with both. */
function WeekColumns({ file, chosen, onChoose }: WeekColumnsProps) {
  const options = [{ value: '', label: 'Not used' }, ...file.columns.map(({ name }) => ({ value: name, label: name }))]
  return (
    <table className="weekColumns">
      <thead>
        <tr>
          <th scope="col">Weekday</th>
          <th scope="col">Opening time</th>
          <th scope="col">Closing time</th>
          <th scope="col">Or both in one</th>
          <th scope="col">Closed (yes or no)</th>
        </tr>
      </thead>
      <tbody>
        {dayColumns.map(({ name: day, columns }) => (
          <tr key={day}>
            <th scope="row">{day}</th>
            {columns.map(({ column }) => (
              <td key={column}>
                <SelectField
                  name={columnLabel(column)}
                  value={chosen.columns[column] ?? ''}
                  options={options}
                  onChoose={(name) => onChoose(column, name)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
