import { expect, test } from 'vitest'
import { recogniseFolder } from '../../../../electron/engine/mapping/recogniseFolder'
import { withFolder } from '../../../support/data/folder'
import { withConnection } from '../../../support/engine/relation'

const hours = 'store_id,day,start_time_local,end_time_local\ns,0,09:00:00,17:00:00'
const time = (minute: number): string => `2023-01-24 12:${String(minute).padStart(2, '0')}:00 UTC`

/** Each has three rows with "active", two with "degraded", which is not known, and one with "odd". */
const texts: Readonly<Record<string, string>> = {
  'a status in the middle': ['store_id,status,timestamp_utc', ...['active', 'degraded', 'active', 'odd', 'degraded', 'active'].map((word, at) => `s,${word},${time(at)}`)].join('\n'),
  'a status at the end, behind a title': ['Polls of January', 'store_id|timestamp_utc|status', ...['degraded', 'active', 'active', 'active', 'odd', 'degraded'].map((word, at) => `s|${time(at)}|${word}`)].join('\n'),
  'a status at the beginning, and Windows line ends': ['status;store_id;timestamp_utc', ...['active', 'active', 'odd', 'degraded', 'active', 'degraded'].map((word, at) => `${word};s;${time(at)}`)].join('\r\n'),
  'fields in quotes': ['store_id,status,timestamp_utc', ...['active', 'degraded', 'active', 'odd', 'degraded', 'active'].map((word, at) => `"s","${word}","${time(at)}"`)].join('\n'),
  'rows that repeat, and rows that are too short or too long': ['store_id,status,timestamp_utc', `s,odd,${time(1)}`, `s,odd,${time(1)}`, `s,degraded,${time(2)}`, 's,odd', `s,odd,${time(3)},x`, `s,degraded,${time(4)}`, `s,active,${time(5)}`, 'inactive', ''].join('\n'),
}

for (const [name, text] of Object.entries(texts)) {
  test(`finds the words whose meaning is not known: ${name}`, () =>
    withFolder({ 'polls.csv': text, 'hours.csv': hours }, (folder) =>
      withConnection(async (connection) => {
        const { unknownStatuses, questions } = await recogniseFolder(connection, folder, {}, null)
        expect(unknownStatuses).toEqual(['degraded', 'odd'])
        // All known words are active, so nothing tells when a store was down.
        expect(questions).toHaveLength(1)
        const both = await withFolder({ 'polls.csv': text, 'more.csv': text.replace(/active/, 'inactive'), 'hours.csv': hours }, (other) => recogniseFolder(connection, other, {}, null))
        expect(both).toMatchObject({ unknownStatuses: ['degraded', 'odd'], questions: [] })
      }),
    ))
}
