import { useId } from 'react'
import { maximumStoreIds } from '../../shared/report/settingsRules'
import { nameKey } from '../../shared/folder/attributes'
import { nameAndId } from '../../shared/report/describeException'
import type { Transport } from '../../shared/operations/contract'
import { countOf } from '../format/numbers'
import { useOpenStoreId, useSelection, type Selection } from '../selection/useSelection'
import { SelectField } from '../ui/SelectField'
import type { StoreChoice } from './exceptionDraft'

interface StoreChoiceFieldProps {
  readonly value: StoreChoice
  /** How many stores the exception has had so far; null if it is new or for all. */
  readonly kept: number | null
  readonly onChoose: (choice: StoreChoice) => void
}

/** Which stores an exception is for: all, the open one, or those that are selected or shown in the table. */
export function StoreChoiceField({ value, kept, onChoose }: StoreChoiceFieldProps) {
  const id = useId()
  const { stores, filters, grid } = useSelection()
  const openStoreId = useOpenStoreId()
  const openName = openStoreId === null ? null : (grid?.getRowNode(openStoreId)?.data?.[nameKey] ?? null)
  const options: readonly { readonly value: StoreChoice; readonly label: string }[] = [
    { value: 'all', label: 'All stores' },
    ...(kept === null ? [] : [{ value: 'kept' as const, label: `The ${countOf(kept, 'store')} it is for now` }]),
    ...(openStoreId === null ? [] : [{ value: 'open' as const, label: `Store ${nameAndId(openStoreId, openName)}` }]),
    ...(stores.storeIds.size === 0 ? [] : [{ value: 'selected' as const, label: `The ${countOf(stores.storeIds.size, 'selected store')}` }]),
    ...(filters.chips.length === 0 ? [] : [{ value: 'shown' as const, label: 'The stores that the filters leave' }]),
  ]
  return (
    <div className="exceptionField">
      <label htmlFor={id}>Stores</label>
      <SelectField id={id} value={options.some((option) => option.value === value) ? value : 'all'} options={options} onChoose={onChoose} />
    </div>
  )
}

/** The ids of the chosen stores, null for all of them; a sentence if they cannot be found out. */
export async function storesOfChoice(
  choice: StoreChoice,
  { stores, rows }: Selection,
  openStoreId: string | null,
  kept: readonly string[] | null,
  transport: Transport,
): Promise<{ readonly storeIds: readonly string[] | null } | { readonly problem: string }> {
  if (choice === 'all') return { storeIds: null }
  if (choice === 'kept') return { storeIds: kept }
  if (choice === 'open' && openStoreId !== null) return { storeIds: [openStoreId] }
  if (choice === 'selected' && stores.storeIds.size > 0) return { storeIds: [...stores.storeIds] }
  // Never all stores in place of a store that is not there any more.
  if (choice !== 'shown') return { problem: 'Choose the stores.' }
  const answer = await transport.call('getStoreIds', { ...rows, offset: 0, limit: maximumStoreIds })
  if (!answer.ok) return { problem: answer.error.message }
  const { storeIds, total } = answer.value
  if (total === 0) return { problem: 'The filters leave no store.' }
  return total > maximumStoreIds ? { problem: `The filters leave ${countOf(total, 'store')}. Choose at most ${maximumStoreIds}.` } : { storeIds }
}
