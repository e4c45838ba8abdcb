import './ProgressBar.css'

interface ProgressBarProps {
  readonly label: string
  /** How much is done, 0 to 1; null while nobody can tell. */
  readonly fraction: number | null
}

export function ProgressBar({ label, fraction }: ProgressBarProps) {
  return <progress aria-label={label} max={1} {...(fraction !== null && { value: fraction })} />
}
