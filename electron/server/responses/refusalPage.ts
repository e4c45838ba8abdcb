import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'

const style = `:root { color-scheme: light dark; }
body { max-width: 34rem; margin: 15vh auto 0; padding: 0 1.5rem; font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; }`

/** The content security policy of the page: it allows its style sheet and nothing else. */
export const refusalPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'`

/** The page that a browser shows in place of ours when a request is refused. */
export function refusalPage(message: string): ReturnType<typeof html> {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Store Monitor</title>
${raw(`<style>${style}</style>`)}
</head>
<body>
<main>
<h1>Store Monitor</h1>
<p>${message}</p>
</main>
</body>
</html>
`
}
