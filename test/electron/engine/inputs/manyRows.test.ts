import { expect, test } from 'vitest'
import { withFolder } from '../../../support/data/folder'
import { useEngine } from '../../../support/engine/useEngine'

const { engine } = useEngine()

/** Every third row is bad and contains its line number, and every thousandth line is blank. 14 MB, read in parallel. */
const lines = Array.from({ length: 250_000 }, (_, index) => {
  const line = index + 2
  if (line % 1000 === 0) return ''
  return `store ${line % 500},2023-01-24 12:00:${String(line % 60).padStart(2, '0')}.${line} UTC,${line % 3 === 0 ? `asleep on ${line}` : 'active'}`
})
const rejected = lines.filter((line) => line.includes('asleep')).length

test.each([
  { name: 'by DuckDB', stray: [], broken: 0 },
  { name: 'line by line', stray: ['stray'], broken: 1 },
])('finds the line of each of many rejected rows in a file that is read $name', ({ stray, broken }) =>
  withFolder({ 'polls.csv': Buffer.from(['store_id,timestamp_utc,status', ...lines, ...stray, ''].join('\n')) }, async (folder) => {
    const { files, issues } = await engine().folder.open(folder)
    expect(files).toMatchObject([{ rowsRead: 249_750 + broken, rowsRejected: rejected + broken }])
    expect(issues).toBe(rejected + broken)
    let misplaced = 0
    for await (const batch of engine().folder.require().streamIssues({ code: 'status_unknown' })) {
      misplaced += batch.filter(({ line, value }) => value !== `asleep on ${line}`).length
    }
    expect(misplaced).toBe(0)
  }),
)
