import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cp, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'vitest'
import { hasFingerprint } from '../../../electron/engine/disk/fingerprint'
import { Engine } from '../../../electron/engine/engine'
import { untilSettled } from '../engine/everything'
import { programFolder } from '../program/programFolder'
import { header, rowsOf } from './changePlaces'
import { kill } from './killPrograms'
import { checkLeftovers, csvOf, randomMoment, type Place, type Scenario } from './place'

/** Kills a program that opens two folders in turns while it writes, reads or cleans a cache that has room for one of them. */
export const killCache: Scenario = async (place) => {
  const { random, work } = place
  const cachePath = join(work, 'cache')
  const [one, other, last] = [await copyOfData(place, 'one', 1), await copyOfData(place, 'other', 2), await copyOfData(place, 'last', 3)]
  const folders = [one, other]
  const read = await reportsOn(folders)
  await reportsOn([one], cachePath)
  const maximumBytes = 1.5 * (await bytesIn(cachePath))

  const child = open(place, cachePath, maximumBytes, folders, 10)
  const [reads, keeps] = [random.integer(1, 3), random.chance(0.7)]
  let kept = 0
  const isReached = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { step }: { readonly step: string } = JSON.parse(line)
      if (step === 'kept') kept += 1
      if (kept + 1 >= reads && step === (keeps ? 'keeps' : 'opens')) resolve()
    })
  })
  await Promise.race([isReached, once(child, 'exit')])
  await randomMoment(random, 100)
  const kills = await kill(child)
  expect(kills).toBe(1)

  const found = await checkWhole(cachePath)
  const unfinished = (await readdir(cachePath)).length - found.length
  const again = await reportsOn(folders, cachePath)
  expect(again.csv).toEqual(read.csv)
  // The next program that keeps a folder cleans up, but leaves what another one may be about to finish for a minute.
  const before = new Date(Date.now() - 120_000)
  for (const name of await readdir(cachePath)) if (name.endsWith('.duckdb')) await utimes(join(cachePath, name), before, before)
  const next = open(place, cachePath, maximumBytes, [last], 1)
  next.stdout.resume()
  expect(await once(next, 'exit')).toEqual([0, null])
  const whole = await checkWhole(cachePath)
  expect((await readdir(cachePath)).toSorted()).toEqual(whole.toSorted())
  expect(await bytesIn(cachePath)).toBeLessThanOrEqual(maximumBytes)
  await checkLeftovers(place)
  return {
    kills,
    'loads that a cache kept': kept,
    'kills while a cache was written or cleaned': unfinished > 0 ? 1 : 0,
    'folders opened from a cache after a kill': again.restored,
  }
}

/** A folder with the data of the place and some more stores. */
async function copyOfData({ data, work }: Place, name: string, number: number): Promise<string> {
  const folder = join(work, name)
  await cp(data, folder, { recursive: true })
  await writeFile(join(folder, 'more.csv'), header + rowsOf(number * 1000, 10 * number))
  await untilSettled(folder)
  return folder
}

/** Starts a program that opens the folders with a cache, and prints what it does. */
function open({ environment }: Place, cachePath: string, maximumBytes: number, folders: readonly string[], times: number) {
  const script = join(programFolder, 'test', 'support', 'chaos', 'runCache.mjs')
  return spawn(process.execPath, [script, cachePath, String(maximumBytes), String(times), ...folders], {
    cwd: programFolder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** The texts of the reports on folders, and how many of these were opened from a cache. */
async function reportsOn(folders: readonly string[], cachePath?: string): Promise<{ readonly csv: readonly string[]; readonly restored: number }> {
  const engine = await Engine.open(cachePath === undefined ? {} : { cachePath })
  const csv: string[] = []
  const restored = new Set<string>()
  try {
    for (const folder of folders) {
      const unsubscribe = engine.subscribe((event) => {
        if (event.name === 'progress' && event.data.step.startsWith('Checking what is kept')) restored.add(folder)
      })
      await engine.folder.open(folder)
      unsubscribe()
      const { reportId } = await engine.reports.start({})
      expect(await engine.reports.finished(reportId)).toMatchObject({ status: 'complete' })
      csv.push(await csvOf(engine, reportId))
      await engine.folder.whenKept()
    }
  } finally {
    await engine.close()
  }
  return { csv, restored: restored.size }
}

/** Each manifest must be whole, and its tables as it says. Returns the names of both. */
async function checkWhole(cachePath: string): Promise<readonly string[]> {
  const names: string[] = []
  for (const name of await readdir(cachePath)) {
    if (!name.endsWith('.json')) continue
    const [hash, content = ''] = (await readFile(join(cachePath, name), 'utf8')).split('\n')
    expect(sha256(content)).toBe(hash)
    const { tables }: { readonly tables: readonly { readonly name: string; readonly fingerprint: string }[] } = JSON.parse(content)
    for (const file of tables) expect(await hasFingerprint(join(cachePath, file.name), file.fingerprint)).toBe(true)
    names.push(name, ...tables.map((file) => file.name))
  }
  return names
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function bytesIn(folder: string): Promise<number> {
  const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
