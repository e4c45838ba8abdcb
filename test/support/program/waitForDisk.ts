import { readFile } from 'node:fs/promises'
import { dieWhenStopped, stopRequest } from '../../../electron/cli/terminal/stopRequest'

// Usage: node --import tsx waitForDisk.ts <pipe>
// Reads a pipe that sends nothing, which takes as long as a disk that does not answer, until it is asked to end.
dieWhenStopped(stopRequest())
await readFile(process.argv[2] ?? '')
