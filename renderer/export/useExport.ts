import { useEffect, useRef, useState } from 'react'
import type { ExportOutcome } from '../../shared/export/exports'
import type { Result } from '../../shared/core/result'
import { download } from './download'
import { useTransport } from '../transport/transport'

interface RunningExport {
  readonly isRunning: boolean
  /** Why the last one came to nothing; null where it did not, and where the user stopped it. */
  readonly error: string | null
  /** Runs an export, which has to pass on the id it is given; `onDone` is told of a file, never of a dismissed question. */
  readonly run: (
    start: (exportId: string) => Promise<Result<ExportOutcome>>,
    onDone: (outcome: Exclude<ExportOutcome, { kind: 'dismissed' }>) => void,
  ) => Promise<void>
  readonly cancel: () => void
}

/** An export at a time; it is stopped when whoever started it goes away. */
export function useExport(): RunningExport {
  const transport = useTransport()
  const [isRunning, setIsRunning] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const runningId = useRef<string | null>(null)

  useEffect(
    () => () => {
      if (runningId.current !== null) void transport.call('cancelExport', { exportId: runningId.current })
    },
    [transport],
  )

  return {
    isRunning,
    error,
    async run(start, onDone) {
      const exportId = newId()
      runningId.current = exportId
      setIsRunning(true)
      setError(null)
      const outcome = await start(exportId)
      runningId.current = null
      setIsRunning(false)
      if (!outcome.ok) return setError(outcome.error.code === 'CANCELLED' ? null : outcome.error.message)
      if (outcome.value.kind === 'dismissed') return
      if (outcome.value.kind === 'download') {
        download(outcome.value.url)
        if (outcome.value.summaryUrl !== undefined) download(outcome.value.summaryUrl)
      }
      onDone(outcome.value)
    },
    cancel() {
      if (runningId.current !== null) void transport.call('cancelExport', { exportId: runningId.current })
    },
  }
}

/** Unlike `crypto.randomUUID`, this is there on a page that came without TLS from another computer. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('')
}
