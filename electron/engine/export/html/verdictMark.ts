import { verdictLabels, type Verdict } from '../../../../shared/report/verdict'
import { verdictShapes } from '../../../../shared/report/verdictShapes'
import { html, type Markup } from './markup'

/** A verdict as a shape, a colour and words. */
export function verdictMark(verdict: Verdict): Markup {
  return html`<span class="verdict ${verdict}"><svg viewBox="0 0 12 12" aria-hidden="true"><path d="${verdictShapes[verdict]}"/></svg>${verdictLabels[verdict]}</span>`
}
