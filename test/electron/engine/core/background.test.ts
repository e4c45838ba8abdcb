import { expect, onTestFinished, test } from 'vitest'
import { Background } from '../../../../electron/engine/core/background'
import { openDatabase } from '../../../support/engine/openDatabase'

/** A promise that the test resolves. */
function gate() {
  let open: () => void
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open: () => open() }
}

/** Waits for everything that follows without a timer. */
const settled = () => new Promise(setImmediate)

/** Work that writes down when it begins and when its signal stops it, and ends when the test says so. */
function workOf(log: string[], mayEnd: Promise<void>) {
  return (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      log.push('work begins')
      signal.addEventListener('abort', () => {
        log.push('work stops')
        reject(new Error('stopped'))
      })
      void mayEnd.then(() => resolve('done'))
    })
}

test('work waits for a question, stops for a later one, and begins again when that is answered', async () => {
  const background = new Background()
  const log: string[] = []
  const [first, second, end] = [gate(), gate(), gate()]
  const ask = (name: string, { opened }: { readonly opened: Promise<void> }) =>
    background.question(async () => {
      log.push(`${name} begins`)
      await opened
      log.push(`${name} ends`)
    })
  void ask('first question', first)
  const working = background.run(workOf(log, end.opened))
  await settled()
  expect(log).toEqual(['first question begins'])
  first.open()
  await settled()
  expect(log.slice(1)).toEqual(['first question ends', 'work begins'])
  const asked = ask('second question', second)
  await settled()
  expect(log.slice(3)).toEqual(['work stops', 'second question begins'])
  second.open()
  await asked
  end.open()
  expect(await working).toBe('done')
  expect(log.slice(5)).toEqual(['second question ends', 'work begins'])
})

test('work that has given way long enough runs to its end beside questions', async () => {
  const background = new Background(0)
  const log: string[] = []
  const [answer, end] = [gate(), gate()]
  void background.question(() => answer.opened)
  const working = background.run(workOf(log, end.opened))
  await background.question(() => settled())
  expect(log).toEqual(['work begins'])
  end.open()
  expect(await working).toBe('done')
  answer.open()
})

test('work that fails is not repeated, and neither the failure of a question nor its end stops work', async () => {
  const background = new Background()
  const refused = background.question(() => Promise.reject(new Error('no such store')))
  await expect(refused).rejects.toThrow('no such store')
  let attempts = 0
  const failing = background.run(async () => {
    attempts += 1
    throw new Error('no room')
  })
  await expect(failing).rejects.toThrow('no room')
  expect(attempts).toBe(1)
})

test('a statement of DuckDB that never ends stops for each question', async () => {
  const database = await openDatabase()
  onTestFinished(() => database.close())
  const background = new Background()
  const endless = 'select count(*) from range(1000000000) as one (a), range(1000000000) as other (b) where hash(a, b) = 0'
  const begun = [gate(), gate(), gate()]
  let attempts = 0
  const working = background.run((signal) =>
    database.use({ signal }, async (connection) => {
      begun[attempts++]?.open()
      await connection.run(attempts < 3 ? endless : 'select 1')
      return attempts
    }),
  )
  for (const attempt of begun.slice(0, 2)) {
    await attempt.opened
    expect(await background.question(() => database.use({}, (connection) => connection.one('select 1 as one')))).toEqual({ one: 1 })
  }
  expect(await working).toBe(3)
})
