import type { KeptException, ListedException } from '../../shared/folder/exceptions'
import { describeException, describeStores } from '../../shared/report/describeException'
import { formatCount } from '../format/numbers'
import { kindOfException } from './exceptionDraft'

interface ExceptionTableProps {
  /** Those that the user has added, which can be changed. */
  readonly added: readonly ListedException[]
  /** Those in the files of the folder. */
  readonly fromFiles: readonly KeptException[]
  readonly isRunning: boolean
  readonly onChange: (exception: ListedException) => void
  readonly onRemove: (exception: ListedException) => void
}

/** All exceptions of the open folder. */
export function ExceptionTable({ added, fromFiles, isRunning, onChange, onRemove }: ExceptionTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable area must be reachable by keyboard
    <section className="dialogTable exceptionTable" aria-label="Exceptions" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Stores</th>
            <th scope="col">Reason</th>
            <th scope="col">
              <span className="screenReaderOnly">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {added.map((exception) => {
            const when = describeException({ kind: kindOfException(exception), ...exception })
            return (
              <tr key={exception.id}>
                <td>{when}</td>
                <td>{describeStores({ ...exception, attribute: null, stores: exception.storeIds?.length ?? null }, formatCount)}</td>
                <td>{exception.reason}</td>
                <td className="exceptionActions">
                  <button type="button" className="linkButton" disabled={isRunning} aria-label={`Change: ${when}`} onClick={() => onChange(exception)}>
                    Change
                  </button>
                  <button type="button" className="linkButton" disabled={isRunning} aria-label={`Remove: ${when}`} onClick={() => onRemove(exception)}>
                    Remove
                  </button>
                </td>
              </tr>
            )
          })}
          {fromFiles.map((exception) => (
            <tr key={JSON.stringify(exception)}>
              <td>{describeException(exception)}</td>
              <td>{describeStores(exception, formatCount)}</td>
              <td>{exception.reason}</td>
              <td className="muted">from a file</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
