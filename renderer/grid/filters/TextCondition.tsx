import { useState } from 'react'
import { maximumValueLength } from '../../../shared/folder/attributes'
import { useDelayedWriter } from '../../hooks/useDelayedWriter'
import { SelectField } from '../../ui/SelectField'
import type { GridFilterModel } from './gridFilters'

const tests = [
  { value: 'contains', label: 'Contains' },
  { value: 'notContains', label: 'Does not contain' },
  { value: 'startsWith', label: 'Begins with' },
  { value: 'endsWith', label: 'Ends with' },
  { value: 'notEqual', label: 'Is not' },
] as const
type Test = (typeof tests)[number]['value']

interface TextConditionProps {
  /** The filter if it is a text condition, or else null. */
  readonly model: GridFilterModel | null
  readonly onChange: (model: GridFilterModel | null) => void
}

const saveAfterMilliseconds = 200

/** A condition on the text of a column. It applies when the user pauses. */
export function TextCondition({ model, onChange }: TextConditionProps) {
  const given = model !== null && 'type' in model ? model : {}
  const [test, setTest] = useState<Test>(tests.find(({ value }) => value === given.type)?.value ?? 'contains')
  const [text, setText] = useState(typeof given.filter === 'string' ? given.filter : '')
  const writer = useDelayedWriter(onChange, saveAfterMilliseconds)

  function change(type: Test, written: string): void {
    setTest(type)
    setText(written)
    const filter = written.trim()
    writer.schedule(filter === '' ? null : { filterType: 'text', type, filter })
  }

  return (
    <div className="textCondition">
      <SelectField name="Kind of text filter" value={test} options={tests} onChoose={(type) => change(type, text)} />
      <input
        type="search"
        className="field"
        aria-label="Text of the filter"
        placeholder="Text"
        maxLength={maximumValueLength}
        value={text}
        onChange={({ target }) => change(test, target.value)}
        spellCheck={false}
      />
    </div>
  )
}
