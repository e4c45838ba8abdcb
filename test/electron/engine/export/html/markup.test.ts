import { expect, test } from 'vitest'
import { html } from '../../../../../electron/engine/export/html/markup'

test('text is escaped in elements and attributes, but markup is not', () => {
  const bold = html`<b>${'1 < 2 & 3'}</b>`
  expect(html`<p title="${`"it's"`}">${[bold, ' > ', null, 5]}</p>`.text).toBe(
    '<p title="&quot;it&#39;s&quot;"><b>1 &lt; 2 &amp; 3</b> &gt; 5</p>',
  )
})

test('characters that HTML forbids become replacement characters', () => {
  expect(html`${'a\0b\u0085c\uD800d\ne'}`.text).toBe('a\uFFFDb\uFFFDc\uFFFDd\ne')
})
