import { useCallback } from 'react'
import { usePreferences } from './usePreferences'

/** Asks for leave to notify, where the user has not answered before. False: there will be no notifications. */
export async function askToNotify(): Promise<boolean> {
  if (!('Notification' in window)) return false
  return (await Notification.requestPermission()) === 'granted'
}

/** Whether the user looks elsewhere: the window is hidden, or another has the focus. */
function isWindowUnseen(): boolean {
  return document.hidden || !document.hasFocus()
}

/** Tells something while the window is not seen, if the user has switched that on; a click on it brings the window back. */
export function useNotify(): (title: string, body: string) => void {
  const { notifies } = usePreferences().preferences
  return useCallback(
    (title, body) => {
      if (!notifies || !isWindowUnseen() || !('Notification' in window) || Notification.permission !== 'granted') return
      const notification = new Notification(title, { body })
      notification.addEventListener('click', () => window.focus())
    },
    [notifies],
  )
}
