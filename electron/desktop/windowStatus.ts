import { app } from 'electron'
import type { WindowStatus } from '../../shared/operations/preferences'
import { currentWindow } from './mainWindow'
import { describeInTray } from './tray'

/** Electron shows a progress above 1 as one whose end is unknown, and removes it below 0. */
const unknownProgress = 2
const noProgress = -1

/** Shows progress and stores that are down on the icons of the window: on the taskbar, in the dock and in the tray. */
export function showWindowStatus({ title, storesDown, isBusy, fraction }: WindowStatus): void {
  currentWindow()?.setProgressBar(isBusy ? (fraction ?? unknownProgress) : noProgress)
  app.setBadgeCount(storesDown)
  describeInTray(title)
}
