import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pageResponse } from '../../../electron/server/pageFiles'
import { withFolder } from '../../support/data/folder'

const page = '<meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>'

async function withPage(use: (folder: string) => Promise<void>): Promise<void> {
  await withFolder({ 'secret.txt': 'secret' }, async (parent) => {
    const folder = join(parent, 'page')
    await mkdir(join(folder, 'assets'), { recursive: true })
    await writeFile(join(folder, 'index.html'), page)
    await writeFile(join(folder, 'assets', 'index.js'), 'run()')
    await use(folder)
  })
}

test('index.html has a new nonce at every load, which its policy allows', () =>
  withPage(async (folder) => {
    const nonces = new Set<string>()
    for (const pathname of ['/', '/index.html', '/']) {
      const response = await pageResponse(folder, pathname)
      const policy = response.headers.get('content-security-policy') ?? ''
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      expect(await response.text()).toBe(page.replaceAll('__CSP_NONCE__', nonce))
      expect(policy).toContain("default-src 'none'; script-src 'self';")
      expect(policy).not.toContain('unsafe')
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  }))

test('other files are served unchanged, with their type', () =>
  withPage(async (folder) => {
    const response = await pageResponse(folder, '/assets/index.js')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await response.text()).toBe('run()')
  }))

test.for([
  '/missing.js',
  '/assets',
  '/assets/',
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '//etc/passwd',
  '/index.html%00.js',
  '/%',
])('%s is not found', (pathname) =>
  withPage(async (folder) => {
    expect((await pageResponse(folder, pathname)).status).toBe(404)
  }),
)
