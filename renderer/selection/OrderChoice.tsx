import { useId } from 'react'
import { SelectField } from '../ui/SelectField'
import { inOrder, orderOf, rowOrders } from './rowOrders'
import { useSelection } from './useSelection'
import './OrderChoice.css'

/** Chooses between the orders of the stores that have a name. The headings of the table sort in other ways. */
export function OrderChoice() {
  const { kind, view, changeView } = useSelection()
  const fieldId = useId()
  const order = view.groupsByStores === undefined ? orderOf(kind, view.rows) : null
  const other = { value: 'other', label: 'By columns', isDisabled: true } as const
  return (
    <span className="orderChoice">
      <label htmlFor={fieldId}>Order</label>
      <SelectField
        id={fieldId}
        value={order ?? 'other'}
        options={order === null ? [...rowOrders, other] : rowOrders}
        onChoose={(chosen) => {
          if (chosen !== 'other') changeView({ groupsByStores: undefined, rows: inOrder(kind, chosen, view.rows) })
        }}
      />
    </span>
  )
}
