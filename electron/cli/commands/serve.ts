import { InvalidArgumentError, Option, type Command } from 'commander'
import { addEngineOptions, addMappingOptions, examples } from '../options/sharedOptions'
import type { ServeOptions } from '../work/serveFolder'

export function addServe(program: Command, programFolder: string): void {
  const command = program
    .command('serve')
    .description('serve a folder to browsers and scripts over HTTP, until Ctrl+C')
    .argument('<folder>', 'folder with the CSV files; only it and its subfolders can be opened')
    .option('--port <number>', 'port to listen on, 0 for any (default: 8000, or the next free one)', readPort)
    .option('--host <host>', 'address to listen on; if other computers can reach it, it needs a token', '127.0.0.1')
    .option('--external-url <url>', 'address of a reverse proxy that keeps the Host header; needs a token', readOrigin)
    .addOption(new Option('--token <token>', 'token that callers must send (default: a new one)').env('STORE_MONITOR_TOKEN'))
    .option('--no-token', 'allow all local users')
  addEngineOptions(addMappingOptions(command))
    .option('--history <file>', 'save the reports in this DuckDB file')
    .option('--require-history', 'end with exit code 4 if that file cannot be opened')
    .option('--json', 'print folder, addresses and new token as one JSON object')
    .addHelpText('after', examples('serve polls', 'serve polls --no-token --port 9000'))
    .action(async (folder: string, options: ServeOptions) => {
      // Imported only here, so that the other commands start without the libraries of the server.
      const { serveFolder } = await import('../work/serveFolder')
      await serveFolder(programFolder, folder, options)
    })
}

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin
  throw new InvalidArgumentError('Use http:// or https:// and a name without a path, such as https://monitor.example.')
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port < 65_536) return port
  throw new InvalidArgumentError('A port is a number from 0 to 65535.')
}
