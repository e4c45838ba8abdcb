import './ProgressBar.css'

interface ProgressBarProps {
  readonly label: string
  /** The fraction done, 0 to 1; null while it is unknown. */
  readonly fraction: number | null
}

export function ProgressBar({ label, fraction }: ProgressBarProps) {
  return <progress aria-label={label} max={1} {...(fraction !== null && { value: fraction })} />
}
