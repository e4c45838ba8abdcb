#!/usr/bin/env bash
# What DuckDB holds for a closed appender, or for a result that was read to its end on a connection that is closed, stays until
# V8 collects the object, and V8 knows nothing of its size (@duckdb/node-api with DuckDB 1.5.5 and 1.5.6).
#
# Guess before the run: closeSync() of an appender and of the connection frees what they held, or V8 is told how much it is
# (napi_adjust_external_memory), so that it collects in time.
# Seen with 40 columns and 500 rows: a closed appender and a result that was read hold about 1 MB each. `external` and `heapUsed`
# of process.memoryUsage() show less than 1 KB of it, and duckdb_memory() nothing. A collection frees most of it at once.
# Nothing but a collection can free it: neither class has a method for that.
# What follows: a busy server whose JavaScript makes little garbage grows by hundreds of megabytes, without a leak. It helps to
# allocate a Buffer of about that size with each object, which nobody touches: V8 counts it, and collects.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > held.mjs <<'JS'
import { setTimeout as delay } from 'node:timers/promises'
import { DuckDBInstance } from '@duckdb/node-api'

const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const columns = Array.from({ length: 40 }, (_, index) => `'text of some length ' || range as c${index}`).join(', ')
const query = `select ${columns} from range(500)`
const number = 300

const kinds = {
  appender: async (connection) => {
    await connection.run(`create temp table t as ${query} limit 0`)
    const appender = await connection.createAppender('t')
    const rows = await connection.run(query)
    appender.appendDataChunk(await rows.fetchChunk())
    appender.closeSync()
    return appender
  },
  result: async (connection) => {
    const result = await connection.run(query)
    while ((await result.fetchChunk())?.rowCount > 0);
    return result
  },
}

async function collect() {
  for (let turn = 0; turn < 3; turn += 1) {
    globalThis.gc()
    await delay(100)
  }
}

async function make(kind) {
  const objects = []
  for (let turn = 0; turn < number; turn += 1) {
    const connection = await instance.connect()
    objects.push(await kinds[kind](connection))
    connection.closeSync()
  }
  return objects
}

async function usage() {
  await collect()
  const { rss, heapUsed, external } = process.memoryUsage()
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll('select sum(memory_usage_bytes)::double from duckdb_memory()')
  connection.closeSync()
  return { rss, v8: heapUsed + external, duckdb: reader.getRowsJS()[0][0] }
}

const kind = process.argv[2]
await make(kind)
const before = await usage()
const objects = await make(kind)
const held = await usage()
const each = (of) => (held[of] - before[of]) / objects.length / 1000
console.error(`${kind}: ${each('rss').toFixed(0)} KB of the process, ${each('v8').toFixed(1)} KB of V8, ${each('duckdb').toFixed(1)} KB of duckdb_memory()`)
console.log(`${kind} that is done with holds ${each('rss') > 300 ? 'more than 300' : 'less'} KB, V8 counts ${each('v8') < 20 ? 'less than 20' : 'more'}, DuckDB ${each('duckdb') < 20 ? 'less than 20' : 'more'}`)
objects.length = 0
await delay(1000)
const collected = await usage()
console.error(`after a collection ${((collected.rss - held.rss) / number / 1000).toFixed(0)} KB`)
console.log(`a collection ${held.rss - collected.rss > (held.rss - before.rss) / 2 ? 'frees' : 'does not free'} most of it`)
JS

expected='appender that is done with holds more than 300 KB, V8 counts less than 20, DuckDB less than 20
a collection frees most of it
result that is done with holds more than 300 KB, V8 counts less than 20, DuckDB less than 20
a collection frees most of it'
for version in 1.5.5-r.5 1.5.6-r.1; do
  echo "$version"
  echo '{ "type": "module" }' > package.json
  npm install --silent --no-audit --no-fund "@duckdb/node-api@$version" > /dev/null
  diff <(for kind in appender result; do node --expose-gc held.mjs "$kind"; done) <(echo "$expected")
done
echo 'As described.'
