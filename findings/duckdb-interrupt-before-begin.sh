#!/usr/bin/env bash
# An interrupt that comes after a statement was handed over, but before a thread of Node has begun it, is lost: the statement
# runs to its end (@duckdb/node-api with DuckDB 1.5.5 and 1.5.6).
#
# Guess before the run: a statement whose promise is pending can be stopped by interrupt() at any time.
# Seen with a statement of about a second: interrupted 200 ms after it was handed over, it fails with an INTERRUPT error.
# Interrupted in the same turn of the event loop, with the four threads of Node busy at other work, it succeeds, and its
# promise resolves with the result as if nobody had interrupted it. The flag is cleared when the statement begins.
# What follows: to cancel, repeat the interrupt until the promise has settled; once is enough only for what runs already.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > interrupt.mjs <<'JS'
import { pbkdf2 } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'

const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const sql = 'select count(*) from range(25000) as one (a), range(25000) as other (b) where hash(a, b) = 0'
const outcome = (running) => running.then(() => 'runs to its end', (error) => (error.message.startsWith('INTERRUPT') ? 'is interrupted' : error.message))

async function whileIt(runs) {
  const connection = await instance.connect()
  const result = outcome(connection.runAndReadAll(sql))
  await runs()
  connection.interrupt()
  return result
}
console.log(`a statement that has begun ${await whileIt(() => delay(200))}`)

const busy = Array.from({ length: 4 }, () => promisify(pbkdf2)('', '', 300_000, 64, 'sha512'))
console.log(`a statement that waits for a thread ${await whileIt(() => undefined)}`)
await Promise.all(busy)

const waiting = Array.from({ length: 4 }, () => promisify(pbkdf2)('', '', 300_000, 64, 'sha512'))
const connection = await instance.connect()
let isPending = true
const repeated = outcome(connection.runAndReadAll(sql)).finally(() => (isPending = false))
while (isPending) {
  connection.interrupt()
  await Promise.race([repeated, delay(20)])
}
console.log(`a statement that is interrupted again and again ${await repeated}`)
await Promise.all(waiting)
JS

expected='a statement that has begun is interrupted
a statement that waits for a thread runs to its end
a statement that is interrupted again and again is interrupted'
for version in 1.5.5-r.5 1.5.6-r.1; do
  echo "$version"
  echo '{ "type": "module" }' > package.json
  npm install --silent --no-audit --no-fund "@duckdb/node-api@$version" > /dev/null
  diff <(node interrupt.mjs) <(echo "$expected")
done
echo 'As described.'
