import { EventEmitter, once } from 'node:events'
import { request as httpRequest, type RequestOptions } from 'node:http'
import { tmpdir } from 'node:os'
import type { Page } from 'playwright-core'
import type { BrowserPart } from '../browser/connectChromium'
import { DoubleMenu, type MenuTemplate } from './electronDoubleMenu'
import { openDoublePage, type CallHandler, type SchemeHandler } from './electronDoublePage'

interface DoubleOptions {
  readonly programFolder: string
  readonly browser: BrowserPart
  /** The code with which Electron rejects the load of the page, although it has been loaded. */
  readonly loadFailure?: string | undefined
  /** Where the window was at the last start; absent: nowhere. */
  readonly keptBounds?: Rectangle | undefined
  /** The version of the installed program; absent if it runs from its sources. */
  readonly installedVersion?: string | undefined
}

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The screen of a laptop, with a taskbar. */
const laptop = { workArea: { x: 0, y: 0, width: 1600, height: 960 }, workAreaSize: { width: 1600, height: 960 } }
/** A second screen to the right of it. */
const monitor = { workArea: { x: 1600, y: 0, width: 2560, height: 1440 }, workAreaSize: { width: 2560, height: 1440 } }

interface WindowOptions {
  readonly width: number
  readonly height: number
  /** `preload` is absent for a window that only prints. */
  readonly webPreferences: Readonly<Record<string, unknown>> & { readonly preload?: string }
}

interface PrintOptions {
  readonly pageSize: string
  readonly printBackground: boolean
  readonly generateTaggedPDF: boolean
  readonly generateDocumentOutline: boolean
}

interface JumpListCategory {
  readonly name: string
  readonly items: readonly { readonly title: string; readonly description: string; readonly args: string }[]
}

interface MessageOptions {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

export interface ElectronDouble {
  /** The exports of `electron`. */
  readonly modules: object
  /** The answers of the next dialogs, first in first out; null dismisses a dialog. */
  readonly folderAnswers: (string | null)[]
  readonly saveAnswers: (string | null)[]
  /** The buttons to press in the next message boxes. */
  readonly buttonAnswers: string[]
  /** The texts of the message boxes that were shown. */
  readonly messages: readonly string[]
  /** The paths that the save dialogs suggested. */
  readonly suggestedPaths: readonly string[]
  /** The paths of the files that were shown in their folders. */
  readonly shownFiles: readonly string[]
  /** The windows that are open. */
  readonly windows: readonly DoubleWindow[]
  readonly firstPage: Promise<Page>
  /** Resolves when a window is shown for the first time. */
  readonly firstShown: Promise<unknown>
  readonly exited: Promise<unknown>
  /** Electron is ready once the main module has run. */
  becomeReady(): void
  readonly menu: () => DoubleMenu
  /** The user starts the program again while it runs, or on macOS clicks its icon in the dock. */
  startAgain(event: 'second-instance' | 'activate'): void
  /** A second start hands over what the program itself hands over, or something else. */
  handOver(handed: unknown): void
  /** On macOS, the user opens a folder with the program. */
  openFile(path: string): void
  /** What the program hands over if it is not the first one. */
  readonly handedOver: () => unknown
  /** The arguments with which the program has started itself again; null if it has not. */
  readonly relaunchedWith: () => readonly string[] | null
  /** The categories in the list of the program on the taskbar of Windows. */
  readonly jumpList: () => readonly JumpListCategory[] | null
  readonly dockMenu: () => DoubleMenu
  /** The id by which Windows knows the program. */
  readonly appId: () => string
  /** What the title bar and the dialogs of the system are drawn in. */
  readonly theme: () => string
  /** Removes the second screen, which is to the right of the first. */
  unplugMonitor(): void
  /** The icons in the notification area. */
  readonly trays: readonly DoubleTray[]
  /** Every progress that the icon of the window has shown. */
  readonly progressBars: readonly number[]
  readonly badgeCount: () => number
  quit(): Promise<void>
}

/** An icon in the notification area. */
class DoubleTray extends EventEmitter {
  toolTip = ''
  menu = new DoubleMenu([])
  setToolTip(toolTip: string): void {
    this.toolTip = toolTip
  }
  setContextMenu(menu: DoubleMenu): void {
    this.menu = menu
  }
}

/** A window as the user sees it. */
interface DoubleWindow {
  readonly isFocused: boolean
  readonly bounds: Rectangle
  minimize(): void
  /** The process of the page ends. Resolves when the program has done something about it. */
  losePage(): Promise<void>
}

const safePreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false, webSecurity: true }

/**
 * A stand-in for the parts of Electron that the program uses, with controls for tests. Its windows are pages of
 * `browser`, and a window opens only with `safePreferences`.
 */
export function createElectronDouble({ programFolder, browser, loadFailure, keptBounds, installedVersion }: DoubleOptions): ElectronDouble {
  // An `error` event, such as a failed start, rejects all promises that wait for the other events.
  const events = new EventEmitter<{ ready: []; page: [Page]; shown: []; exit: [number]; error: [Error] }>()
  const ready = once(events, 'ready')
  const callHandlers = new Map<string, CallHandler>()
  const schemeHandlers = new Map<string, SchemeHandler>()
  const folderAnswers: (string | null)[] = []
  const saveAnswers: (string | null)[] = []
  const buttonAnswers: string[] = []
  const suggestedPaths: string[] = []
  const messages: string[] = []
  const shownFiles: string[] = []
  const windows: BrowserWindow[] = []
  const trays: DoubleTray[] = []
  const displays = [laptop, monitor]
  const screen = Object.assign(new EventEmitter(), { getAllDisplays: () => displays, getPrimaryDisplay: () => laptop })
  const progressBars: number[] = []
  let badgeCount = 0
  let appId = ''
  let applicationMenu = new DoubleMenu([])
  let dockMenu = new DoubleMenu([])
  let jumpList: readonly JumpListCategory[] | null = null
  let handedOver: unknown = null
  let relaunchedWith: readonly string[] | null = null

  class BrowserWindow extends EventEmitter {
    private page: Page | null = null
    private state: 'hidden' | 'shown' | 'minimized' = 'hidden'
    isFocused = false
    bounds: Rectangle
    readonly webContents = Object.assign(new EventEmitter(), {
      send: (channel: string, message: unknown) => {
        // A message to a page that is being closed is lost, as in Electron.
        this.page?.evaluate(`electronDoubleDeliver(${JSON.stringify([channel, message])})`).catch(() => null)
      },
      setWindowOpenHandler: () => null,
      reload: () => void this.page?.reload().then(() => this.emit('recovered')),
      printToPDF: async ({ pageSize, printBackground, generateTaggedPDF, generateDocumentOutline }: PrintOptions) => {
        if (this.page === null) throw new Error('A window without a page cannot print')
        const rest = { printBackground, tagged: generateTaggedPDF, outline: generateDocumentOutline }
        return this.page.pdf({ format: pageSize, ...rest })
      },
    })

    constructor(private readonly options: WindowOptions) {
      super()
      for (const [name, value] of Object.entries(safePreferences)) {
        if (options.webPreferences[name] !== value) throw new Error(`A window needs webPreferences.${name}: ${value}`)
      }
      this.bounds = keptBounds ?? { x: 0, y: 0, width: options.width, height: options.height }
      windows.push(this)
    }

    async loadURL(address: string): Promise<void> {
      const { width, height, webPreferences } = this.options
      if (webPreferences.preload === undefined) {
        this.page = await browser.newPage({ javaScriptEnabled: webPreferences['javascript'] !== false })
        await this.page.goto(address)
        return
      }
      // Not `browser.newPage`: closing such a page closes its context without asking the page.
      const page = await (await browser.newContext({ viewport: { width, height } })).newPage()
      this.page = page
      if (this.isDestroyed()) return page.close()
      await openDoublePage(page, { address, preloadPath: webPreferences.preload, callHandlers, schemeHandlers })
      this.emit('ready-to-show')
      events.emit('page', page)
      if (loadFailure !== undefined) throw Object.assign(new Error(`${loadFailure} loading '${address}'`), { code: loadFailure })
    }

    /** Closes the window like a user: the page is asked first. */
    async close(): Promise<void> {
      this.emit('close')
      const closed = this.page?.waitForEvent('close')
      await this.page?.close({ runBeforeUnload: true })
      await closed
      this.end()
    }
    destroy(): void {
      void this.page?.close()
      this.end()
    }
    private end(): void {
      windows.splice(windows.indexOf(this), 1)
      this.emit('closed')
      this.emit('recovered')
    }
    isDestroyed(): boolean {
      return !windows.includes(this)
    }
    async losePage(): Promise<void> {
      const recovered = once(this, 'recovered')
      this.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 5 })
      await recovered
    }
    isVisible(): boolean {
      return this.state === 'shown'
    }
    isMinimized(): boolean {
      return this.state === 'minimized'
    }
    minimize(): void {
      this.state = 'minimized'
      this.isFocused = false
    }
    restore(): void {
      this.state = 'shown'
    }
    show(): void {
      this.state = 'shown'
      this.isFocused = true
      events.emit('shown')
    }
    /** A window that cannot be seen does not get the focus. */
    focus(): void {
      this.isFocused = this.isVisible()
    }
    setBackgroundColor(): void {}
    isFullScreen(): boolean {
      return false
    }
    getBounds(): Rectangle {
      return this.bounds
    }
    setBounds(bounds: Rectangle): void {
      this.bounds = bounds
    }
    setProgressBar(progress: number): void {
      progressBars.push(progress)
    }
    static getAllWindows(): readonly BrowserWindow[] {
      return windows
    }
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: installedVersion !== undefined,
    getName: () => 'store-monitor',
    releaseSingleInstanceLock: () => null,
    getAppPath: () => programFolder,
    setPath: () => null,
    // The user of a test has no documents and no home, only a folder for temporary files.
    getPath: () => tmpdir(),
    getVersion: () => installedVersion ?? '0.0.0',
    setAboutPanelOptions: () => null,
    getLocaleCountryCode: () => 'DE',
    getSystemLocale: () => 'en-US',
    enableSandbox: () => null,
    requestSingleInstanceLock: (data: unknown) => {
      handedOver = data
      return true
    },
    setBadgeCount: (count: number) => void (badgeCount = count),
    setAppUserModelId: (id: string) => void (appId = id),
    relaunch: ({ args }: { readonly args: readonly string[] }) => void (relaunchedWith = args),
    setJumpList: (categories: readonly JumpListCategory[] | null) => void (jumpList = categories),
    dock: { setMenu: (menu: DoubleMenu) => void (dockMenu = menu) },
    whenReady: () => ready,
    exit: (code = 0) => events.emit('exit', code),
    async quit() {
      await Promise.all([...windows].map((window) => window.close()))
      let isPrevented = false
      app.emit('will-quit', { preventDefault: () => (isPrevented = true) })
      if (!isPrevented) app.exit()
    },
  })

  const nativeTheme = { shouldUseDarkColors: false, themeSource: 'system' }
  const modules = {
    app,
    BrowserWindow,
    dialog: {
      async showOpenDialog() {
        const path = nextAnswer('folder', folderAnswers)
        return { canceled: path === null, filePaths: path === null ? [] : [path] }
      },
      async showSaveDialog(_window: unknown, { defaultPath }: { readonly defaultPath: string }) {
        suggestedPaths.push(defaultPath)
        const path = nextAnswer('save', saveAnswers)
        return { canceled: path === null, filePath: path ?? '' }
      },
      /** The window comes first if there is one. */
      async showMessageBox(...given: readonly [MessageOptions] | readonly [unknown, MessageOptions]) {
        const { buttons, message, detail } = given.length === 1 ? given[0] : given[1]
        messages.push(`${message}\n${detail}`)
        const button = buttonAnswers.shift()
        if (button === undefined || !buttons.includes(button)) throw new Error(`No answer was prepared to ${buttons.join(', ')}`)
        return { response: buttons.indexOf(button) }
      },
      showErrorBox: (title: string, content: string) => events.emit('error', new Error(`${title}: ${content}`)),
    },
    ipcMain: { handle: (channel: string, handler: CallHandler) => callHandlers.set(channel, handler) },
    Menu: {
      buildFromTemplate: (template: readonly MenuTemplate[]) => new DoubleMenu(template),
      getApplicationMenu: () => applicationMenu,
      setApplicationMenu: (menu: DoubleMenu) => void (applicationMenu = menu),
    },
    screen,
    nativeImage: { createFromPath: (path: string) => ({ resize: () => path }) },
    Tray: class extends DoubleTray {
      constructor() {
        super()
        trays.push(this)
      }
      destroy(): void {
        trays.splice(trays.indexOf(this), 1)
      }
    },
    shell: { showItemInFolder: (path: string) => void shownFiles.push(path) },
    nativeTheme,
    protocol: {
      registerSchemesAsPrivileged: () => null,
      handle: (scheme: string, handler: SchemeHandler) => schemeHandlers.set(scheme, handler),
    },
    autoUpdater: new EventEmitter(),
    net: { request: (options: RequestOptions) => httpRequest(options) },
    session: { fromPartition: () => null, defaultSession: { setPermissionRequestHandler: () => null, setPermissionCheckHandler: () => null } },
  }

  return {
    modules,
    folderAnswers,
    saveAnswers,
    buttonAnswers,
    suggestedPaths,
    messages,
    shownFiles,
    windows,
    firstPage: once(events, 'page').then(([page]) => page),
    firstShown: once(events, 'shown'),
    exited: once(events, 'exit'),
    becomeReady: () => void events.emit('ready'),
    startAgain: (event) => void app.emit(event),
    handOver: (handed) => void app.emit('second-instance', {}, [], '', handed),
    openFile: (path) => void app.emit('open-file', { preventDefault: () => null }, path),
    handedOver: () => handedOver,
    relaunchedWith: () => relaunchedWith,
    jumpList: () => jumpList,
    appId: () => appId,
    theme: () => nativeTheme.themeSource,
    dockMenu: () => dockMenu,
    unplugMonitor() {
      displays.pop()
      screen.emit('display-removed', {}, monitor)
    },
    trays,
    progressBars,
    badgeCount: () => badgeCount,
    quit: () => app.quit(),
    menu: () => applicationMenu,
  }
}

function nextAnswer(dialogName: string, answers: (string | null)[]): string | null {
  const answer = answers.shift()
  if (answer === undefined) throw new Error(`The ${dialogName} dialog opened, but no answer was prepared`)
  return answer
}
