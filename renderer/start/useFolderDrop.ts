import { useEffect, useEffectEvent, useState } from 'react'

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

/**
 * Handles files that are dropped anywhere on the window, and returns whether files are being dragged over it. Without this
 * hook, the window would leave the page and show the dropped file.
 */
export function useFolderDrop(onDrop: (file: File) => void): boolean {
  const [isDragging, setIsDragging] = useState(false)
  const drop = useEffectEvent(onDrop)

  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller

    // Without this for `dragenter`, a drop is refused that comes before the first `dragover`.
    function onDrag(event: DragEvent): void {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setIsDragging(true)
    }

    function onDragLeave(event: DragEvent): void {
      if (event.relatedTarget === null) setIsDragging(false)
    }

    function onDropped(event: DragEvent): void {
      setIsDragging(false)
      if (!carriesFiles(event)) return
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (file !== undefined) drop(file)
    }

    window.addEventListener('dragenter', onDrag, { signal })
    window.addEventListener('dragover', onDrag, { signal })
    window.addEventListener('dragleave', onDragLeave, { signal })
    window.addEventListener('drop', onDropped, { signal })
    return () => controller.abort()
  }, [])

  return isDragging
}
