import type { Box } from '../ui/box'

/** Across an hour that the report says nothing about. */
export function NotReportedLine({ box: { x, y, width, height } }: { readonly box: Box }) {
  return <path className="outsideLine" d={`M${x + 1} ${y + height - 1}L${x + Math.max(width - 1, 1)} ${y + 1}`} />
}
