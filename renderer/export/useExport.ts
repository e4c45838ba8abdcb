import { useEffect, useRef, useState } from 'react'
import type { ExportOutcome } from '../../shared/export/exports'
import type { Result } from '../../shared/core/result'
import { newId } from '../hooks/newId'
import { useTransport } from '../transport/transport'

type WrittenFile = Exclude<ExportOutcome, { kind: 'dismissed' }>

interface RunningExport {
  readonly isRunning: boolean
  /** Why the last export failed; null if it did not fail or if the user stopped it. */
  readonly error: string | null
  /** Runs an export. `start` must pass on the id it gets. `onDone` is called if a file was written. */
  readonly run: (
    start: (exportId: string) => Promise<Result<ExportOutcome>>,
    onDone: (file: WrittenFile) => void,
  ) => Promise<void>
  readonly cancel: () => void
}

/** The message after an export. `content` says what is in the file, such as `12 rows`. */
export function exportSentence(file: WrittenFile, content: string): string {
  return file.kind === 'saved' ? `Saved ${content} to ${file.path}` : `Downloaded ${content}`
}

/** Runs one export at a time, and cancels it when the component that started it is unmounted. */
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

/** Lets the browser save a file of our own server under the name that the server gives it. */
function download(url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = ''
  link.click()
}
