import { execFile } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { vi } from 'vitest'

/** x and y from the upper left corner of a window. */
type Point = readonly [number, number]

/** After this time a window that does not appear, or does not get the focus, is a failure. */
const maximumMilliseconds = 20_000

/** Runs xdotool. Returns what it prints; throws if it fails, or does not end in time. */
async function xdotool(...commands: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('xdotool', commands, { timeout: maximumMilliseconds })
  return stdout.trim()
}

/** The ids of the windows on the screen with this text in their title. */
async function windowsNamed(title: string): Promise<readonly string[]> {
  // xdotool fails if it finds none.
  const found = await xdotool('search', '--onlyvisible', '--name', title).catch(() => '')
  return found.split('\n').filter((id) => id !== '')
}

/** Waits for a window with this text in its title to be on the screen. Returns its id. */
export async function windowNamed(title: string): Promise<string> {
  return vi.waitUntil(async () => (await windowsNamed(title))[0], { timeout: maximumMilliseconds })
}

/** Waits for a message box, which has no title, to have the focus. */
export async function untilMessageBox(): Promise<void> {
  await vi.waitUntil(async () => (await titleOfActiveWindow()) === '', { timeout: maximumMilliseconds })
}

function titleOfActiveWindow(): Promise<string | null> {
  return xdotool('getactivewindow', 'getwindowname').catch(() => null)
}

/** Waits until no window with this text in its title is on the screen. */
export async function untilGone(title: string): Promise<void> {
  await vi.waitUntil(async () => (await windowsNamed(title)).length === 0, { timeout: maximumMilliseconds })
}

/** Brings a window to the front and presses keys in it, named as X names them, such as `ctrl+o`. */
export async function pressIn(window: string, ...keys: readonly string[]): Promise<void> {
  await xdotool('windowactivate', '--sync', window, 'key', ...keys)
}

/** Writes a path into the file dialog of GTK, and presses Enter. */
export async function enterPath(dialog: string, path: string): Promise<void> {
  await pressIn(dialog, 'ctrl+a')
  await xdotool('type', path)
  await xdotool('key', 'Return')
}

/** Chooses a folder in the folder dialog of GTK. */
export async function chooseFolder(dialog: string, path: string): Promise<void> {
  // GTK shows the field for a path when a path is begun. Nothing outside its process tells when the field is there.
  await pressIn(dialog, 'slash')
  await setTimeout(500)
  await enterPath(dialog, path)
}

/** Waits until a program has this many windows on the screen. Each open menu is a window of its own, without a title. */
export async function untilWindowsOf(processId: number, count: number): Promise<void> {
  const windows = async () => (await xdotool('search', '--onlyvisible', '--pid', String(processId))).split('\n')
  await vi.waitUntil(async () => (await windows()).length === count, { timeout: maximumMilliseconds })
}

/** Presses keys in the menu or dialog that has the focus. */
export async function press(...keys: readonly string[]): Promise<void> {
  await xdotool('key', ...keys)
}

/** Closes a window as its user would. The window manager asks it to close, but it misses some of the keys of xdotool. */
export async function closeWindow(window: string): Promise<void> {
  const isGone = async (): Promise<boolean> => {
    await pressIn(window, 'alt+F4').catch(() => undefined)
    return xdotool('getwindowname', window).then(() => false, () => true)
  }
  await vi.waitUntil(isGone, { interval: 2000, timeout: maximumMilliseconds })
}

export async function minimizeWindow(window: string): Promise<void> {
  await xdotool('windowminimize', '--sync', window)
}

export async function isActive(window: string): Promise<boolean> {
  return (await xdotool('getactivewindow').catch(() => '')) === window
}

export async function resizeWindow(window: string, width: number, height: number): Promise<void> {
  await xdotool('windowsize', '--sync', window, String(width), String(height))
}

/** Drags from a point of a window to a point of another, at the pace of a quick hand, and drops. */
export async function dragAndDrop(from: string, [fromX, fromY]: Point, to: string, [toX, toY]: Point): Promise<void> {
  const step = ['mousemove_relative', '8', '8', 'sleep', '0.03']
  await xdotool('mousemove', '--window', from, String(fromX), String(fromY), 'mousedown', '1', ...step, ...step, ...step)
  await xdotool('mousemove', '--window', to, String(toX), String(toY), 'sleep', '0.03', ...step, ...step, 'mouseup', '1')
}
