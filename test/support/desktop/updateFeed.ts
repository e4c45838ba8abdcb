import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'

interface Release {
  readonly version: string
  readonly notes: string
  readonly content: string
  /** What is served instead of the content that the feed describes. */
  readonly servedContent?: string
}

/** A feed of one release for AppImages on this computer, as `electron-builder` describes it. Counts what is asked. */
export async function openUpdateFeed({ version, notes, content, servedContent = content }: Release) {
  const name = `store-monitor-${version}.AppImage`
  const sha512 = createHash('sha512').update(content).digest('base64')
  const description = `version: ${version}
files:
  - url: ${name}
    sha512: ${sha512}
    size: ${content.length}
path: ${name}
sha512: ${sha512}
releaseDate: '2026-11-30T00:00:00.000Z'
releaseNotes: ${JSON.stringify(notes)}
`
  const asked: string[] = []
  const server = createServer(({ url = '', headers }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    asked.push(`${pathname} ${String(headers['x-user-staging-id'])}`.trimEnd())
    if (/^\/latest-linux(?:-\w+)?\.yml$/.test(pathname)) response.end(description)
    else if (pathname === `/${name}`) response.end(servedContent)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The feed has no port')
  return {
    address: `http://127.0.0.1:${address.port}/`,
    asked,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
