import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import type { Result } from '../../shared/core/result'
import { maximumStoreIdLength } from '../../shared/core/limits'
import { maximumStoreIds } from '../../shared/report/settingsRules'
import { countOf, formatCount } from '../format/numbers'
import { useSelection } from '../selection/useSelection'
import { useTransport } from '../transport/transport'
import { useQuery } from '../transport/useQuery'
import { ChoiceGroup } from '../ui/Choices'
import { ErrorText } from '../ui/ErrorText'
import { NameField } from '../views/NameField'
import { readStoreIds } from './storeIdList'
import { useStoreLists } from './useStoreLists'

type Source = 'selected' | 'filtered' | 'pasted'

interface SaveListFormProps {
  /** The name takes the focus when this changes. */
  readonly changes: number
  /** Gets the id of the list. */
  readonly onSaved: (id: string) => void
}

/** Saves the selected stores, the filtered ones, or pasted ids in a list. */
export function SaveListForm({ changes, onSaved }: SaveListFormProps) {
  const { stores, filters, matchingRows, rows } = useSelection()
  const transport = useTransport()
  const { lists, save } = useStoreLists()
  const selected = stores.storeIds.size
  const isFiltered = filters.chips.length > 0
  const totals = useQuery('getTotals', matchingRows)
  const [source, setSource] = useState<Source>(selected > 0 ? 'selected' : isFiltered ? 'filtered' : 'pasted')
  const [pasted, setPasted] = useState('')
  const [name, setName] = useState('')
  const [error, setError] = useState<string | null>(null)
  const nameField = useRef<HTMLInputElement>(null)
  const wanted = name.trim()
  const pastedIds = readStoreIds(pasted)

  useEffect(() => {
    if (changes > 0) nameField.current?.focus()
  }, [changes])

  async function readIds(): Promise<Result<readonly string[]>> {
    if (source === 'selected') return { ok: true, value: [...stores.storeIds] }
    if (source === 'pasted') return { ok: true, value: pastedIds }
    const answer = await transport.call('getStoreIds', { ...rows, offset: 0, limit: maximumStoreIds })
    if (!answer.ok) return answer
    const { storeIds, total } = answer.value
    if (total <= maximumStoreIds) return { ok: true, value: storeIds }
    const message = `A list can have at most ${countOf(maximumStoreIds, 'store')}. ${countOf(total, 'store')} match the filters.`
    return { ok: false, error: { code: 'INVALID_INPUT', message } }
  }

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const read = await readIds()
    if (!read.ok) return setError(read.error.message)
    const problem = problemWithIds(read.value)
    if (problem !== null) return setError(problem)
    const saved = await save(wanted, read.value)
    if (saved.ok) onSaved(saved.value.id)
    else setError(saved.error.message)
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <ChoiceGroup
        legend="New list of"
        choices={[
          { value: 'selected', label: `Selected stores (${selected > 0 ? formatCount(selected) : 'none'})`, isDisabled: selected === 0 },
          {
            value: 'filtered',
            label: `Filtered stores (${isFiltered ? (totals?.ok ? formatCount(totals.value.stores) : 'counting…') : 'no filter set'})`,
            isDisabled: !isFiltered,
          },
          { value: 'pasted', label: 'Pasted store ids' },
        ]}
        chosen={source}
        onChoose={setSource}
      />
      {source === 'pasted' && (
        <textarea
          className="field storeListText"
          aria-label="Store ids of the list"
          placeholder="Ids on lines, or with commas or spaces between them"
          rows={4}
          value={pasted}
          onChange={({ target }) => setPasted(target.value)}
          spellCheck={false}
        />
      )}
      <NameField
        ref={nameField}
        kind="list"
        name={name}
        isTaken={lists.some((list) => list.name === wanted)}
        isRefused={source === 'pasted' && pastedIds.length === 0}
        onChange={setName}
      />
      <ErrorText message={error} />
      <p className="muted">A list is a filter that you can choose here, save in a view, and use in the report settings.</p>
    </form>
  )
}

function problemWithIds(storeIds: readonly string[]): string | null {
  if (storeIds.length === 0) return 'No store matches the filters.'
  if (storeIds.length > maximumStoreIds) return `A list can have at most ${countOf(maximumStoreIds, 'store')}. This one has ${formatCount(storeIds.length)}.`
  const tooLong = storeIds.find((id) => id.length > maximumStoreIdLength)
  return tooLong === undefined ? null : `A store id can have at most ${formatCount(maximumStoreIdLength)} characters. “${tooLong.slice(0, 30)}…” is longer.`
}
