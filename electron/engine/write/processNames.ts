import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { errorCodeOf } from '../core/errors'

/** The beginning of a name for a temporary file or folder of this program; what follows must be 6 letters or digits. */
export function ownPrefix(): string {
  const start = startOf(process.pid)
  return `store-monitor-${computer()}-${process.pid}-${start === null ? '' : `${start}-`}`
}

/** The computer, the number and the start of the program in a name with such a beginning. Not every system tells the start. */
const namePattern = /^store-monitor-(\w{8})-(\d+)(?:-(\w{8}))?-\w{6}$/

/**
 * Whether the program that a temporary file or folder is named after still runs; unknown if it is one of another computer or
 * container. Null if the name is not such a name.
 */
export function ownerOf(name: string): 'running' | 'ended' | 'unknown' | null {
  const [, place, pid, start] = namePattern.exec(name) ?? []
  if (pid === undefined) return null
  if (place !== computer()) return 'unknown'
  return isRunning(Number(pid), start) ? 'running' : 'ended'
}

/** If the start is not known, a program that the number was given to later counts too, so that nothing in use is removed. */
function isRunning(pid: number, start: string | undefined): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (errorCodeOf(error) === 'ESRCH') return false
  }
  const present = startOf(pid)
  return start === undefined || present === null || start === present
}

/** What tells a program from others that get the same number, also after a restart of the computer; null except on Linux. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name of the program, in parentheses, may have spaces. The start is the 20th value after it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return ticks === undefined ? null : hashOf(`${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')} ${ticks}`)
  } catch {
    return null
  }
}

let known: string | null = null

/** What numbers of programs are unique in: this computer, or the container on it. They may share folders. */
function computer(): string {
  known ??= hashOf(`${hostname()} ${processNamespace()}`)
  return known
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

/** Only Linux has several. */
function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}
