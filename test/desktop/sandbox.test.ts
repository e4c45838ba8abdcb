import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/data/temporaryFolder'
import { startDesktop } from '../support/desktop/realDesktop'

test('the process of the page runs in the sandbox of the kernel, and has nothing of Node', async () => {
  const { page, pageProcessId } = await startDesktop(await temporaryFolder())
  const status = await readFile(`/proc/${await pageProcessId()}/status`, 'utf8')
  // 2: a filter restricts which calls of the kernel the process may make.
  expect(/^Seccomp:\s+(\d)$/m.exec(status)?.[1]).toBe('2')
  expect(/^NoNewPrivs:\s+(\d)$/m.exec(status)?.[1]).toBe('1')
  const names = ['require', 'process', 'module', 'Buffer', 'global']
  expect(await page.evaluate(`[${names.map((name) => `typeof ${name}`).join(', ')}]`)).toEqual(names.map(() => 'undefined'))
})
