import { execFile, spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { ask } from '../support/doors/ask'
import { withFolder } from '../support/data/folder'
import { readDocument } from '../support/documents/documents'
import { programFolder } from '../support/program/programFolder'
import { withServed } from '../support/program/serveProcess'

const lines = readDocument('resources/docs/server.md').split('\n')
const sampleData = join(programFolder, 'resources', 'sample-data')
const hasCurl = spawnSync('curl', ['--version']).status === 0

function linesWith(beginning: string): readonly string[] {
  return lines.filter((line) => line.startsWith(beginning))
}

async function runInShell(line: string): Promise<string> {
  return (await promisify(execFile)('sh', ['-c', line], { env: { ...process.env, NO_PROXY: '127.0.0.1' } })).stdout
}

/** Does what curl would do with a line, for a computer without curl. */
async function insteadOfCurl(line: string): Promise<string> {
  const [, origin = '', path = ''] = /(http:\/\/[\d.:]+)(\S*)/.exec(line) ?? []
  const [, body] = / -d '(.+)'/.exec(line) ?? []
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return (await ask(origin, { path, ...(body === undefined ? {} : { body, headers }) })).body
}

test('the curl lines work as they are, except for the port', () =>
  withServed([sampleData, '--no-token'], async ({ origin }) => {
    const [trigger = '', question = '', ...others] = linesWith('curl ')
    expect(others).toEqual([])
    const run = async (line: string): Promise<unknown> => {
      const ours = line.replace('http://127.0.0.1:8000', origin)
      return JSON.parse(await (hasCurl ? runInShell(`${ours} --silent --show-error`) : insteadOfCurl(ours)))
    }
    expect(await run(trigger)).toEqual({ report_id: 1 })
    const complete = { status: 'Complete', report_url: `${origin}/reports/1.csv` }
    expect([{ status: 'Running' }, complete]).toContainEqual(await run(question))
    await expect.poll(() => run(question)).toEqual(complete)
  }))

test('the line for cron writes a report with the day in its name', () =>
  withFolder({}, async (folder) => {
    const [line = '', ...others] = linesWith('0 6 * * * ')
    expect(others).toEqual([])
    // cron removes a backslash before %.
    const command = line.replace('0 6 * * * ', '').replaceAll(String.raw`\%`, '%')
    const ours = command
      .replace('/opt/store-monitor', `'${programFolder}'`)
      .replace('/usr/bin/node', `'${process.execPath}'`)
      .replace('/srv/polls', `'${sampleData}'`)
      .replace('/srv/reports', folder)
    expect(ours).not.toMatch(/\/(opt|srv)\//)
    expect(await runInShell(ours)).toBe('')
    const [name = '', ...more] = await readdir(folder)
    expect(more).toEqual([])
    expect(name).toMatch(/^\d{4}-\d\d-\d\d\.csv$/)
    expect(await readFile(join(folder, name), 'utf8')).toMatch(/^store_id,uptime_last_hour,/)
  }))

test('the service starts with its options and the token from its environment, and keeps its reports', () =>
  withFolder({}, async (folder) => {
    const [line = '', ...others] = linesWith('ExecStart=')
    expect(others).toEqual([])
    const [node, program, command, ...options] = line.replace('ExecStart=', '').split(' ')
    expect([node, program, command]).toEqual(['/usr/bin/node', '/opt/store-monitor/out/main/cli.js', 'serve'])
    await mkdir(join(folder, 'lib'))
    const ours = options.map((option) => option.replace('/srv/polls', sampleData).replace('/var', folder))
    // The documented port may be taken here.
    const withoutPort = ours.filter((option, index) => option !== '--port' && ours[index - 1] !== '--port')
    const serve = (use: Parameters<typeof withServed>[1]) =>
      withServed(withoutPort, use, { STORE_MONITOR_TOKEN: 'correct-horse' })
    const headers = { authorization: 'Bearer correct-horse' }
    await serve(async ({ origin, stop }) => {
      expect(await ask(origin, { path: '/store/trigger_report/' })).toMatchObject({ status: 401 })
      expect(await ask(origin, { path: '/store/trigger_report/', headers })).toMatchObject({ status: 200, body: '{"report_id":1}' })
      expect(await stop('SIGTERM')).toMatchObject({ exitCode: 0 })
    })
    await serve(async ({ origin }) => {
      const body = '{"report_id": 1}'
      expect(await ask(origin, { path: '/store/get_report/', headers, body })).toMatchObject({ status: 200 })
    })
  }))

test('npm link lets users run store-monitor directly', () =>
  withFolder({}, async (prefix) => {
    const link = ['link', '--ignore-scripts', '--offline', '--no-audit', '--no-fund']
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    await promisify(execFile)(npm, link, { cwd: programFolder, env: { ...process.env, npm_config_prefix: prefix } })
    const { stdout } = await promisify(execFile)(join(prefix, 'bin', 'store-monitor'), ['report', sampleData, '--out', '-'])
    expect(stdout).toMatch(/^store_id,uptime_last_hour,/)
  }))
