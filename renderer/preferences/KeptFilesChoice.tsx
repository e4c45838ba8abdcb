import { useEffect, useState } from 'react'
import type { KeptFiles } from '../../shared/operations/folder'
import { formatNumber } from '../format/numbers'
import { useTransport } from '../transport/transport'
import { Checkbox } from '../ui/Checkbox'
import { usePreferences } from './usePreferences'

const bytesPerMegabyte = 1e6
const bytesPerGigabyte = 2 ** 30

/** Whether what was read from files is kept, how much that is, and a button that removes it. Absent where nothing ever is. */
export function KeptFilesChoice() {
  const transport = useTransport()
  const { preferences, change } = usePreferences()
  const [kept, setKept] = useState<KeptFiles | null>(null)

  useEffect(() => {
    void transport.call('getKeptFiles', {}).then((answer) => setKept(answer.ok ? answer.value : null))
  }, [transport])

  async function clear(): Promise<void> {
    const answer = await transport.call('clearKeptFiles', {})
    if (answer.ok) setKept(answer.value)
  }

  function switchKeeping(keepsFiles: boolean): void {
    change({ keepsFiles })
    if (!keepsFiles) void clear()
  }

  if (kept === null) return null
  return (
    <fieldset>
      <legend>Files that were read</legend>
      <Checkbox isChecked={preferences.keepsFiles} onChange={switchKeeping}>
        Keep what was read, so that unchanged files open faster
      </Checkbox>
      <p className="keptFiles">
        <output>{sizeOf(kept.bytes)} kept</output>
        <button type="button" className="button" disabled={kept.bytes === 0} onClick={() => void clear()}>
          Clear
        </button>
      </p>
      <p className="muted">
        It is a copy on this computer that only you can read, of at most {formatNumber(kept.maximumBytes / bytesPerGigabyte, 0)} GB. Your files stay as they
        are. Switching it off removes the copy.
      </p>
    </fieldset>
  )
}

function sizeOf(bytes: number): string {
  return `${formatNumber(bytes / bytesPerMegabyte, bytes > 0 && bytes < 10 * bytesPerMegabyte ? 1 : 0)} MB`
}
