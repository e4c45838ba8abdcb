import { errorNotice, type Notice } from '../ui/notice'
import { useTransport } from '../transport/transport'

interface ShowFileButtonProps {
  /** Of a file that was exported in this session. */
  readonly path: string
  readonly onRefused: (notice: Notice) => void
}

/** Shows a file in its folder. */
export function ShowFileButton({ path, onRefused }: ShowFileButtonProps) {
  const transport = useTransport()

  async function show(): Promise<void> {
    const shown = await transport.call('showFile', { path })
    if (!shown.ok) onRefused(errorNotice(shown.error))
  }

  return (
    <button type="button" className="button" onClick={() => void show()}>
      Show in folder
    </button>
  )
}
