#!/usr/bin/env bash
# Several statements in one call give the result of the first or of the last one, depending on whether the call has parameters
# (@duckdb/node-api with DuckDB 1.5.5 and 1.5.6).
#
# Guess before the run: the rows of the last statement, always, as streaming does.
# Seen: run() and runAndReadAll() without parameters give the rows of the first statement that has a result, and CHECKPOINT and
# PRAGMA count as such, with no rows: "checkpoint; select 4" gives nothing. SET, USE, BEGIN, CREATE and INSERT are passed over.
# With parameters, even with an empty object of them, the same text gives the rows of the last statement; so does streaming.
# All statements run in every case, so nothing but the rows shows it.
# What follows: put the query first, or into a call of its own, if a call has a CHECKPOINT, a PRAGMA or a second query.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > results.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api'

const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
const rows = (reader) => JSON.stringify(reader.getRowsJS())

console.log('two queries', rows(await connection.runAndReadAll('select 1; select 2')))
console.log('with no parameters in an object', rows(await connection.runAndReadAll('select 1; select 2', {})))
console.log('with a parameter', rows(await connection.runAndReadAll('select 1; select $number::integer', { number: 2 })))
console.log('streamed', rows(await connection.streamAndReadAll('select 1; select 2')))
console.log('after create and insert', rows(await connection.runAndReadAll('create table t (a integer); insert into t values (5); select 3')))
console.log('after checkpoint', rows(await connection.runAndReadAll('checkpoint; select 4')))
console.log('after pragma', rows(await connection.runAndReadAll('pragma disable_progress_bar; insert into t values (6); select 5')))
console.log('rows of t', rows(await connection.runAndReadAll('select count(*)::integer from t')))
JS

expected='two queries [[1]]
with no parameters in an object [[2]]
with a parameter [[2]]
streamed [[2]]
after create and insert [[3]]
after checkpoint []
after pragma []
rows of t [[2]]'
for version in 1.5.5-r.5 1.5.6-r.1; do
  echo "$version"
  echo '{ "type": "module" }' > package.json
  npm install --silent --no-audit --no-fund "@duckdb/node-api@$version" > /dev/null
  diff <(node results.mjs) <(echo "$expected")
done
echo 'As described.'
