import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { getMimeType } from 'hono/utils/mime'

/**
 * Answers a request for a file of the built page, for the desktop window and for browsers. Only files inside `folder`
 * exist. `/` is index.html, which gets a new nonce at every load.
 */
export async function pageResponse(folder: string, pathname: string): Promise<Response> {
  const path = fileInside(folder, pathname)
  if (path === null) return notFound()
  try {
    const file = await readFile(path)
    if (!path.endsWith('.html')) return respond(file, path)
    const nonce = randomBytes(16).toString('base64')
    return respond(file.toString('utf8').replaceAll('__CSP_NONCE__', nonce), path, {
      'content-security-policy': contentSecurityPolicy(nonce),
    })
  } catch {
    return notFound()
  }
}

function fileInside(folder: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  const path = resolve(folder, `.${sep}${decoded === '/' ? 'index.html' : decoded}`)
  const inside = relative(folder, path)
  return inside === '' || inside.split(sep)[0] === '..' || join(folder, inside) !== path ? null : path
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function respond(body: string | Buffer<ArrayBuffer>, path: string, headers: Record<string, string> = {}): Response {
  const type = getMimeType(path) ?? 'application/octet-stream'
  return new Response(body, { headers: { 'content-type': type, 'cache-control': 'no-store', ...headers } })
}

function notFound(): Response {
  return new Response('There is nothing at this address.', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
