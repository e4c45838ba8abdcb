import { formatCount } from '../format/numbers'
import './Pager.css'

interface PagerProps {
  /** The index of the first row on the page. */
  readonly offset: number
  readonly rowsPerPage: number
  readonly rows: number
  readonly onTurn: (offset: number) => void
}

/** The range of rows on this page of a long list, and buttons for its other pages. */
export function Pager({ offset, rowsPerPage, rows, onTurn }: PagerProps) {
  const lastOffset = Math.max(0, Math.ceil(rows / rowsPerPage) - 1) * rowsPerPage
  const turns = [
    { label: 'First', to: 0 },
    { label: 'Previous', to: offset - rowsPerPage },
    { label: 'Next', to: offset + rowsPerPage },
    { label: 'Last', to: lastOffset },
  ]
  return (
    <div className="pager">
      <output className="pagerRange">
        {rows === 0 ? '0' : `${formatCount(offset + 1)}–${formatCount(Math.min(offset + rowsPerPage, rows))}`} of{' '}
        {formatCount(rows)}
      </output>
      {turns.map(({ label, to }) => (
        <button
          key={label}
          type="button"
          className="button"
          disabled={to < 0 || to > lastOffset || to === offset}
          onClick={() => onTurn(to)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
