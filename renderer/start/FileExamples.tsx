import { exampleFiles } from './exampleFiles'
import './FileExamples.css'

/** Shows what the kinds of files look like. */
export function FileExamples() {
  return (
    <section className="fileExamples" aria-label="What the files look like">
      <h3>What the files look like</h3>
      {exampleFiles.map(({ label, lines }) => (
        <figure key={label}>
          <figcaption className="muted">{label}</figcaption>
          <pre>
            <code>{lines.join('\n')}</code>
          </pre>
        </figure>
      ))}
    </section>
  )
}
