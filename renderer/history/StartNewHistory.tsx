import { useState } from 'react'
import type { HistoryProblem } from '../../shared/operations/folder'
import { useTransport } from '../transport/transport'
import { errorNotice, type Notice } from '../ui/notice'

interface StartNewHistoryProps {
  readonly problem: HistoryProblem
  readonly onNotice: (notice: Notice) => void
}

/** The button that sets a history aside that cannot be opened; nothing if another program has it open. */
export function StartNewHistory({ problem, onNotice }: StartNewHistoryProps) {
  const transport = useTransport()
  const [isStarting, setIsStarting] = useState(false)
  if (problem.isInUse) return null

  async function start(): Promise<void> {
    setIsStarting(true)
    const started = await transport.call('startNewHistory', {})
    setIsStarting(false)
    const message = started.ok ? `Reports are kept again. The old history is now ${started.value}.` : ''
    onNotice(started.ok ? { tone: 'info', message } : errorNotice(started.error))
  }

  return (
    <button type="button" className="button" disabled={isStarting} onClick={() => void start()}>
      Set it aside and start a new one
    </button>
  )
}
