import { useCallback } from 'react'
import icon from '../../resources/icon.png'
import { usePreferences } from './usePreferences'

/** Asks for permission to notify, unless the user has already answered. Returns whether notifications are allowed. */
export async function askToNotify(): Promise<boolean> {
  if (!('Notification' in window)) return false
  return (await Notification.requestPermission()) === 'granted'
}

/** Whether the window is hidden or another window has the focus. */
function isInBackground(): boolean {
  return document.hidden || !document.hasFocus()
}

/** Shows a notification if the window is in the background and the user has turned notifications on. A click focuses the window. */
export function useNotify(): (title: string, body: string) => void {
  const { notifies } = usePreferences().preferences
  return useCallback(
    (title, body) => {
      if (!notifies || !isInBackground() || !('Notification' in window) || Notification.permission !== 'granted') return
      const notification = new Notification(title, { body, icon })
      notification.addEventListener('click', () => window.focus())
    },
    [notifies],
  )
}
