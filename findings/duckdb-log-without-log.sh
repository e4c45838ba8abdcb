#!/usr/bin/env bash
# A file that is attached with RECOVERY_MODE no_wal_writes gets a write-ahead log after all, when it is detached (DuckDB 1.5.5 and
# 1.5.6).
#
# Guess before the run: the option means that no log is ever written, and DETACH of such a file writes nothing new.
# Seen: no log appears while tables are made and rows are deleted. DETACH then makes a checkpoint, and for that it creates
# NAME.wal beside the file, and removes it again. Where the disk has no room, DETACH fails for the sake of that log, although the
# catalog is gone by then. With PRAGMA disable_checkpoint_on_shutdown, which also holds for DETACH, neither happens, and the tables
# are not in the file later: they were known to the log that was never written.
# What follows: for files that nobody opens again, use both; for others, use neither without a CHECKPOINT of your own.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > detach.mjs <<'JS'
import { watch } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { DuckDBInstance } from '@duckdb/node-api'

/** The names that the system reports until a marker that is written afterwards. */
async function namesDuring(folder, marker, work) {
  const names = new Set()
  const { promise, resolve } = Promise.withResolvers?.() ?? deferred()
  const watcher = watch(folder, (_, name) => (name === marker ? resolve() : names.add(name)))
  await work()
  await mkdir(`${folder}/${marker}`)
  await promise
  watcher.close()
  return [...names].sort().join(' ') || 'nothing'
}
function deferred() {
  let resolve
  return { promise: new Promise((done) => (resolve = done)), resolve }
}

for (const [folder, pragma] of [['usual', ''], ['without', 'pragma disable_checkpoint_on_shutdown']]) {
  await mkdir(folder)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  if (pragma !== '') await connection.run(pragma)
  const written = await namesDuring(folder, 'made', async () => {
    await connection.run(`attach '${folder}/data.db' as data (recovery_mode no_wal_writes)`)
    await connection.run('create table data.number as select number, hash(number) as hash from range(500000) as all_numbers (number)')
    await connection.run('delete from data.number where number % 1000 = 0')
  })
  console.log(`${folder}: tables write ${written}`)
  console.log(`${folder}: detach writes ${await namesDuring(folder, 'detached', () => connection.run('detach data'))}`)
  await connection.run(`attach '${folder}/data.db' as data`)
  const [[tables]] = (await connection.runAndReadAll("select count(*)::integer from duckdb_tables() where database_name = 'data'")).getRowsJS()
  console.log(`${folder}: tables in the file ${tables}`)
}
JS

expected='usual: tables write data.db
usual: detach writes data.db data.db.wal
usual: tables in the file 1
without: tables write data.db
without: detach writes nothing
without: tables in the file 0'
for version in 1.5.5-r.5 1.5.6-r.1; do
  echo "$version"
  echo '{ "type": "module" }' > package.json
  npm install --silent --no-audit --no-fund "@duckdb/node-api@$version" > /dev/null
  rm -rf usual without
  diff <(node detach.mjs) <(echo "$expected")
done
echo 'As described.'
