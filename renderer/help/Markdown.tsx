import { lexer, type MarkedToken, type Token, type Tokens } from 'marked'
import { useMemo, type ReactNode } from 'react'

interface MarkdownProps {
  readonly text: string
  /** Draws a heading; `depth` is 1 for the title of the text. */
  readonly renderHeading: (depth: number, heading: string, content: ReactNode) => ReactNode
  readonly renderLink: (href: string, content: ReactNode) => ReactNode
}

/**
 * A text in Markdown. The elements are made from its parts, never from HTML, so the text cannot bring scripts or styles
 * of its own. Pictures are left out.
 */
export function Markdown({ text, ...renderers }: MarkdownProps) {
  const tokens = useMemo(() => lexer(text), [text])
  return <Parts tokens={tokens} renderers={renderers} />
}

interface PartsProps {
  readonly tokens: readonly Token[]
  readonly renderers: Omit<MarkdownProps, 'text'>
}

function Parts({ tokens, renderers }: PartsProps) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- other tokens come from extensions alone
  const known = tokens as readonly MarkedToken[]
  // oxlint-disable-next-line react/no-array-index-key -- the parts of a text never change their order
  return known.map((token, index) => <Part key={index} token={token} renderers={renderers} />)
}

function Part({ token, renderers }: { readonly token: MarkedToken; readonly renderers: PartsProps['renderers'] }) {
  const content = (tokens: readonly Token[]): ReactNode => <Parts tokens={tokens} renderers={renderers} />
  switch (token.type) {
    case 'heading':
      return renderers.renderHeading(token.depth, token.text, content(token.tokens))
    case 'paragraph':
      return token.tokens.every(({ type }) => type === 'image') ? null : <p>{content(token.tokens)}</p>
    case 'list': {
      const items = token.items.map((item) => <li key={item.raw}>{content(item.tokens)}</li>)
      return token.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      )
    case 'table':
      return <Table table={token} content={content} />
    case 'text':
      return token.tokens === undefined ? token.text : content(token.tokens)
    case 'escape':
      return token.text
    case 'codespan':
      return <code>{token.text}</code>
    case 'strong':
      return <strong>{content(token.tokens)}</strong>
    case 'em':
      return <em>{content(token.tokens)}</em>
    case 'link':
      return renderers.renderLink(token.href, content(token.tokens))
    default:
      return null
  }
}

interface TableProps {
  readonly table: Tokens.Table
  readonly content: (tokens: readonly Token[]) => ReactNode
}

function Table({ table: { header, rows }, content }: TableProps) {
  return (
    <table>
      <thead>
        <tr>
          {header.map(({ text, tokens }) => (
            <th key={text} scope="col">
              {content(tokens)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...others]) => (
          <tr key={first?.text}>
            <th scope="row">{first !== undefined && content(first.tokens)}</th>
            {others.map(({ text, tokens }) => (
              <td key={text}>{content(tokens)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
