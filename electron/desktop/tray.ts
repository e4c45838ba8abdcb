import { app, Menu, nativeImage, Tray } from 'electron'

interface TrayOptions {
  readonly iconPath: string
  readonly onOpen: () => void
}

const iconPixels = 24

let shown: { readonly tray: Tray; readonly onOpen: () => void } | null = null
/** The title of the window, which says how many stores are down. */
let description = 'Store Monitor'

/** Shows the icon in the notification area or removes it. The tray of the operating system keeps only an icon that is referenced. */
export function showTray(isWanted: boolean, { iconPath, onOpen }: TrayOptions): void {
  if (isWanted === (shown !== null)) return
  if (shown !== null) {
    shown.tray.destroy()
    shown = null
    return
  }
  const tray = new Tray(nativeImage.createFromPath(iconPath).resize({ width: iconPixels, height: iconPixels }))
  tray.on('click', onOpen)
  shown = { tray, onOpen }
  describeInTray(description)
}

/** Says in the tip and the menu of the icon what the title of the window says. Some desktops show no tips. */
export function describeInTray(title: string): void {
  description = title
  if (shown === null) return
  const { tray, onOpen } = shown
  tray.setToolTip(title)
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: title.replaceAll('&', '&&'), enabled: false },
      { type: 'separator' },
      { label: 'Show Window', click: onOpen },
      { label: 'Quit', click: () => app.quit() },
    ]),
  )
}
