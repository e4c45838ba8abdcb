import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Engine } from '../../../electron/engine/engine'
import { dispatch } from '../../../electron/operations/dispatch'
import { withFolder } from '../../support/data/folder'
import { desktopContext } from '../../support/desktop/desktopContext'

const row = 's,2023-01-24 12:00:00 UTC,active\n'
const packed = gzipSync(Buffer.concat([Buffer.from(`store_id,timestamp_utc,status\n${row}`), Buffer.alloc(70 << 20, '\n')]))
const all = { unpacking: 'all' }

test.each([
  { name: 'the window asks, and reads it', mayUnpackAll: true, asked: 'MAPPING_NEEDED', read: { ok: true, value: { stores: 1 } } },
  {
    name: 'a server refuses to read it, whatever a client says',
    mayUnpackAll: false,
    asked: 'FORBIDDEN',
    read: { ok: false, error: { code: 'FORBIDDEN', message: expect.stringContaining('only if it is started with --unpack-all.') } },
  },
])('a file that unpacks to far more than its size: $name', ({ mayUnpackAll, asked, read }) =>
  withFolder({ 'large/polls.csv.gz': packed, 'small/polls.csv': `store_id,timestamp_utc,status\n${row}` }, async (folder) => {
    const engine = await Engine.open()
    const context = desktopContext(engine, folder, { mayUnpackAll })
    const open = (inside: string, mapping: unknown) => dispatch('openFolder', { path: `${folder}/${inside}`, mapping }, context)
    try {
      expect(await open('large', null)).toMatchObject({ ok: false, error: { code: asked, message: expect.stringContaining('over 100 times its size.') } })
      expect(await open('large', all)).toMatchObject(read)
      expect(await open('small', { dates: 'day-first' })).toMatchObject({ ok: true })
    } finally {
      await engine.close()
    }
  }))
