import { createHash } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { errorCodeOf } from '../core/errors'

/** The beginning of a name for a temporary file or folder of this program; what follows must be 6 letters or digits. */
export function ownPrefix(): string {
  return `store-monitor-${computer()}-${process.pid}-`
}

/** Whether a name with such a beginning is that of a program on this computer that has ended. `ending` follows the 6 characters. */
export function isAbandoned(name: string, ending = ''): boolean {
  const own = new RegExp(`^store-monitor-${computer()}-(\\d+)-\\w{6}$`)
  const pid = name.endsWith(ending) ? own.exec(name.slice(0, name.length - ending.length))?.[1] : undefined
  return pid !== undefined && !isRunning(Number(pid))
}

/** A program whose number was given to another one counts as running, so that nothing in use is removed. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCodeOf(error) !== 'ESRCH'
  }
}

let known: string | null = null

/** What numbers of programs are unique in: this computer, or the container on it. They may share folders. */
function computer(): string {
  known ??= createHash('sha256').update(`${hostname()} ${processNamespace()}`).digest('hex').slice(0, 8)
  return known
}

/** Only Linux has several. */
function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}
