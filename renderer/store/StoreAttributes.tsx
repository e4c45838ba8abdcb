import { nameKey, type Attribute } from '../../shared/folder/attributes'
import { attributeColumn, type ReportRow } from '../../shared/report/columns'
import { countOf } from '../format/numbers'
import './StoreAttributes.css'

/** A store with more attributes than this shows the others on request. */
const shownAtFirst = 6

/** What the files say about the store. Its name is in the title. */
export function StoreAttributes({ attributes, row }: { readonly attributes: readonly Attribute[]; readonly row: ReportRow }) {
  const values = attributes.flatMap(({ key }) => {
    const value = row[key]
    return key === nameKey || !value ? [] : [{ key, label: attributeColumn(attributes, key).label, value }]
  })
  if (values.length === 0) return null
  const hidden = values.slice(shownAtFirst)
  return (
    <>
      <AttributeList values={values.slice(0, shownAtFirst)} />
      {hidden.length > 0 && (
        <details className="figures">
          <summary>{countOf(hidden.length, 'more attribute')}</summary>
          <AttributeList values={hidden} />
        </details>
      )}
    </>
  )
}

interface AttributeListProps {
  readonly values: readonly { readonly key: string; readonly label: string; readonly value: string }[]
}

function AttributeList({ values }: AttributeListProps) {
  return (
    <dl className="storeAttributes">
      {values.map(({ key, label, value }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
