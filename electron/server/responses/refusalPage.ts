import { createHash } from 'node:crypto'
import { html, Markup } from '../../engine/export/html/markup'

const style = `:root { color-scheme: light dark; }
body { max-width: 34rem; margin: 15vh auto 0; padding: 0 1.5rem; font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; }`

/** The policy that lets the page have its style sheet, and nothing else. */
export const refusalPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'`

/** What a person sees in a browser in place of the page. */
export function refusalPage(message: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Store Monitor</title>
${new Markup(`<style>${style}</style>`)}
</head>
<body>
<main>
<h1>Store Monitor</h1>
<p>${message}</p>
</main>
</body>
</html>
`.text
}
