#!/usr/bin/env bash
# An IN with five or more constants becomes a join in DuckDB, also inside a CASE that no row reaches, and costs the order
# of the rows (DuckDB 1.5.5 and 1.5.6).
#
# Guess before the run: `x in ('a', …)` is an expression. In a branch of a CASE it costs time only for the rows that reach
# the branch, and `create table as select` keeps the order of its input, because preserve_insertion_order is on.
# Seen with two threads and 400,000 rows in order: with four constants the plan has no join and the new table is in order.
# With five, the plan has a mark join and most rows are elsewhere, although the CASE sends no row to the IN.
# `list_contains([…], x)` with as many constants is an expression again, and keeps the order.
# What follows: in rows whose order matters, or in a rare branch of a hot statement, use list_contains.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > query.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api'

const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const connection = await instance.connect()
const all = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson()
await connection.run("create table line as select range as id, 'text ' || range as word from range(400000)")
const tests = {
  'in of 4': "word in ('a', 'b', 'c', 'd')",
  'in of 5': "word in ('a', 'b', 'c', 'd', 'e')",
  'list of 5': "list_contains(['a', 'b', 'c', 'd', 'e'], word)",
}
for (const [name, condition] of Object.entries(tests)) {
  const query = `select id, case when id >= 0 then 'usual' when ${condition} then 'rare' end as kind from line`
  const plan = (await all(`explain ${query}`)).flat().join('\n')
  await connection.run(`create or replace table copied as ${query}`)
  const [[moved]] = await all('select count(*) from copied where id <> rowid')
  console.log(`${name}: ${plan.includes('MARK') ? 'mark join' : 'no join'}, ${Number(moved) > 0 ? 'rows moved' : 'in order'}`)
}
JS

run() {
  echo '{ "type": "module" }' > package.json
  npm install --silent --no-audit --no-fund "@duckdb/node-api@$1" > /dev/null
  node query.mjs
}

for version in 1.5.5-r.5 1.5.6-r.1; do
  seen=$(run $version)
  printf '%s\n%s\n\n' "$version" "$seen"
  diff <(echo "$seen") - <<'EXPECTED'
in of 4: no join, in order
in of 5: mark join, rows moved
list of 5: no join, in order
EXPECTED
done
echo 'As described.'
