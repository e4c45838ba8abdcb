#!/usr/bin/env bash
# lead() over an empty window repeats rows when its input is a hash join (DuckDB 1.5.5, right again in 1.5.6).
#
# Guess before the run: a window function adds a column and keeps the number of rows, so `lead(id) over ()` on a join of
# 10,000 rows gives 10,000 rows, as `lag(id) over ()` does.
# Seen with @duckdb/node-api 1.5.5-r.5 on one thread: 12,048 rows for 10,000 ids; the last vector of 2,048 rows comes
# twice. lag(), row_number() and lead() on a plain table are right. @duckdb/node-api 1.5.6-r.1 gives 10,000 rows.
# What follows for SQL on 1.5.5: give lead() a partition or an order, or put the join into a table first.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > query.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api'

const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const connection = await instance.connect()
await connection.run('create table reading as select range as id, range % 100 as place from range(10000)')
await connection.run('create table place as select range as place, range * 10 as height from range(100)')
const inputs = { join: 'reading join place using (place)', table: 'reading' }
for (const [input, from] of Object.entries(inputs)) {
  for (const column of ['lead(id)', 'lag(id)', 'row_number()']) {
    const counted = `select count(*), count(distinct id) from (select id, ${column} over () as other from ${from})`
    const [[rows, ids]] = (await connection.runAndReadAll(counted)).getRowsJson()
    console.log(`${column} on a ${input}: ${rows} rows, ${ids} ids`)
  }
}
JS

run() {
  echo '{ "type": "module" }' > package.json
  npm install --silent --no-audit --no-fund "@duckdb/node-api@$1" > /dev/null
  node query.mjs
}

old=$(run 1.5.5-r.5)
new=$(run 1.5.6-r.1)
printf '1.5.5-r.5\n%s\n\n1.5.6-r.1\n%s\n' "$old" "$new"

diff <(echo "$old") - <<'EXPECTED'
lead(id) on a join: 12048 rows, 10000 ids
lag(id) on a join: 10000 rows, 10000 ids
row_number() on a join: 10000 rows, 10000 ids
lead(id) on a table: 10000 rows, 10000 ids
lag(id) on a table: 10000 rows, 10000 ids
row_number() on a table: 10000 rows, 10000 ids
EXPECTED
diff <(echo "$new") <(echo "$old" | sed 's/12048/10000/')
echo 'As described.'
