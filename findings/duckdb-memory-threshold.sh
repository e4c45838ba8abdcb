#!/usr/bin/env bash
# The setting that says how large the write-ahead log may grow also decides whether a database in memory, which has no log,
# frees the place of deleted rows (DuckDB 1.5.5 and 1.5.6).
#
# Guess before the run: `checkpoint_threshold` does nothing in memory, since there is no file to write the log into.
# Seen with 80 rounds that each insert 13,800 rows and delete those of three rounds before: with the default of 16 MB the
# memory rises and falls and is 24 to 27 MB at the end, with 1 TB it grows with every round, to 52 to 59 MB; an explicit
# CHECKPOINT frees nearly all of it.
# What follows: raise the threshold only for databases in files; one in memory that lives long needs its checkpoints.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > rounds.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api'

async function measure(options) {
  const instance = await DuckDBInstance.create(':memory:', options)
  const connection = await instance.connect()
  const used = async () => Number((await connection.runAndReadAll('select sum(memory_usage_bytes)::double from duckdb_memory()')).getRowsJS()[0][0]) / 1e6
  await connection.run('create table t (round integer, a double, b double, c varchar)')
  for (let round = 0; round < 80; round += 1) {
    await connection.run(`insert into t select ${round}, random(), random(), 'name ' || number from range(13800) as numbers (number)`)
    await connection.run(`delete from t where round = ${round - 3}`)
  }
  const before = await used()
  await connection.run('checkpoint')
  return [before, await used()]
}
const size = (megabytes) => (megabytes < 40 ? 'less than 40 MB' : 'more than 40 MB')
for (const [name, options] of [['default', {}], ['1 TB', { checkpoint_threshold: '1TB' }]]) {
  const [rounds, checkpoint] = await measure(options)
  console.error(`${name}: ${rounds.toFixed(1)} MB, ${checkpoint.toFixed(1)} MB after a checkpoint`)
  console.log(`${name}: ${size(rounds)}, ${size(checkpoint)} after a checkpoint`)
}
JS

expected='default: less than 40 MB, less than 40 MB after a checkpoint
1 TB: more than 40 MB, less than 40 MB after a checkpoint'
for version in 1.5.5-r.5 1.5.6-r.1; do
  echo "$version"
  echo '{ "type": "module" }' > package.json
  npm install --silent --no-audit --no-fund "@duckdb/node-api@$version" > /dev/null
  diff <(node rounds.mjs) <(echo "$expected")
done
echo 'As described.'
