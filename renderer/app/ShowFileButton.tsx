import { errorNotice, type Notice } from '../ui/notice'
import { useTransport } from '../transport/transport'

interface ShowFileButtonProps {
  /** The path of a file that was exported in this session. */
  readonly path: string
  readonly onNotice: (notice: Notice) => void
}

/** Shows a file in its folder. */
export function ShowFileButton({ path, onNotice }: ShowFileButtonProps) {
  const transport = useTransport()

  async function show(): Promise<void> {
    const shown = await transport.call('showFile', { path })
    if (!shown.ok) onNotice(errorNotice(shown.error))
  }

  return (
    <button type="button" className="button" onClick={() => void show()}>
      Show in folder
    </button>
  )
}
