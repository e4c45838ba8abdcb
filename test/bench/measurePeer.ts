import { mkdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { programFolder } from '../support/program/programFolder'
import { measureProcess, type Measurement } from './measureProcess'

/** The names that the other program gives to the files of a folder. */
const peerNames = { 'store_status.csv': 'store_status.csv', 'business_hours.csv': 'menu_hours.csv', 'timezones.csv': 'timezones.csv' } as const

interface Comparison {
  readonly reports: readonly Measurement[]
  readonly peers: readonly Measurement[]
  /** How many stores do not have the same numbers in both files, or are only in one of them. */
  readonly differences: number
}

/**
 * Measures the report of a folder by turns with polars.mjs, a program in `peerFolder` that computes the same six numbers, and
 * compares the numbers of every store. The first turn only warms up. The files are written to `outFolder`.
 */
export async function measurePeer(peerFolder: string, folder: string, outFolder: string, runs: number): Promise<Comparison> {
  const peerData = join(outFolder, 'peer')
  await mkdir(peerData)
  for (const [name, peerName] of Object.entries(peerNames)) await symlink(join(folder, name), join(peerData, peerName))
  const [reportPath, peerPath] = [join(outFolder, 'of_report.csv'), join(outFolder, 'of_peer.csv')]
  const reports: Measurement[] = []
  const peers: Measurement[] = []
  for (let turn = 0; turn <= runs; turn += 1) {
    const report = await measureProcess([join(programFolder, 'out/main/cli.js'), 'report', folder, '--out', reportPath])
    const peer = await measureProcess([join(peerFolder, 'polars.mjs'), peerData, peerPath], { PEERS: `${peerFolder}/` })
    if (turn === 0) continue
    reports.push(report)
    peers.push(peer)
  }
  const [ofReport, ofPeer] = [await readNumbers(reportPath), await readNumbers(peerPath)]
  const stores = new Set([...ofReport.keys(), ...ofPeer.keys()])
  return { reports, peers, differences: [...stores].filter((store) => ofReport.get(store) !== ofPeer.get(store)).length }
}

/** The six numbers of each store, written in one way, by its id. */
async function readNumbers(path: string): Promise<ReadonlyMap<string, string>> {
  const [, ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n')
  return new Map(
    lines.map((line) => {
      const [store = '', ...numbers] = line.split(',')
      return [store, numbers.map(Number).join(' ')] as const
    }),
  )
}
