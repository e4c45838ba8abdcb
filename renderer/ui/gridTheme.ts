import { themeQuartz } from 'ag-grid-community'

/** The grid in the colours of the page, light or dark. */
export const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--accent)',
  backgroundColor: 'var(--surface)',
  borderColor: 'var(--border)',
  browserColorScheme: 'inherit',
  chromeBackgroundColor: 'var(--surface-sunken)',
  foregroundColor: 'var(--text)',
  subtleTextColor: 'var(--text-muted)',
  menuBackgroundColor: 'var(--surface-raised)',
  rowHoverColor: 'color-mix(in srgb, var(--text) 6%, transparent)',
  selectedRowBackgroundColor: 'var(--accent-soft)',
  // The same focus ring as everywhere else on the page.
  focusShadow: { spread: 2, color: 'var(--accent)' },
  fontFamily: 'inherit',
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 600,
  cellHorizontalPadding: 12,
  headerHeight: 40,
  rowHeight: 30,
  spacing: 6,
  wrapperBorderRadius: 8,
})

/** The nonce that lets the grid add its styles under the content security policy of the page. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
