import type { Rectangle } from 'electron'

const usualSize = { width: 1440, height: 900 }
const minimumSize = { width: 960, height: 640 }

type Size = Pick<Rectangle, 'width' | 'height'>

function fitted(size: Size, workArea: Size): Size {
  return { width: Math.min(size.width, workArea.width), height: Math.min(size.height, workArea.height) }
}

/** The first size of a window and its least one. A screen of 1920 by 1080 pixels at a scale of 200 % has room for neither. */
export function windowSizes(workArea: Size): Size & { readonly minWidth: number; readonly minHeight: number } {
  const least = fitted(minimumSize, workArea)
  return { ...fitted(usualSize, workArea), minWidth: least.width, minHeight: least.height }
}

const titleBarHeight = 32
/** The part of the title bar that is needed to move a window. Windows puts a maximised one 8 pixels outside. */
const [gripWidth, gripHeight] = [96, 24]

function canBeMoved({ x, y, width }: Rectangle, workArea: Rectangle): boolean {
  const visibleWidth = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x)
  const visibleHeight = Math.min(y + titleBarHeight, workArea.y + workArea.height) - Math.max(y, workArea.y)
  return visibleWidth >= gripWidth && visibleHeight >= gripHeight
}

/**
 * The same bounds if the window can be moved on one of these work areas, or else bounds in the middle of the first one. A
 * window keeps its position when its screen is unplugged.
 */
export function reachableBounds(bounds: Rectangle, workAreas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  if (workAreas.some((workArea) => canBeMoved(bounds, workArea))) return bounds
  const [workArea] = workAreas
  const size = fitted(bounds, workArea)
  return {
    x: workArea.x + Math.round((workArea.width - size.width) / 2),
    y: workArea.y + Math.round((workArea.height - size.height) / 2),
    ...size,
  }
}
