#!/usr/bin/env bash
# A prepared statement with parameters is planned anew for each execution in DuckDB, so preparing it once saves nothing.
# The same statement with its numbers written out is planned once (DuckDB 1.5.5 and 1.5.6, also with the same types each time).
#
# Guess before the run: both are planned when they are prepared, and an execution costs what the work costs. With three
# rows that is next to nothing, so both should be far cheaper than a statement that is sent as text each time.
# Seen with a statement of 25 groupings over three rows, medians of processor time by turns in one process: as text 30 to
# 36 ms, prepared with its numbers 18 to 22, prepared with parameters 31 to 34, which is the price of the text.
# What follows: where planning is what costs, write numbers that the program has made itself into the statement, or
# leave the statement as text; keeping a prepared one with parameters only saves the parser.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > query.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api'

const groupings = 25
const numbers = Array.from({ length: groupings }, (_, at) => 100 + at)
const statement = (number) => {
  const parts = numbers.map((_, at) => `part_${at} as (select kind, sum(if(x > ${number(at)}, x, id)) as s_${at} from pair group by kind)`)
  const joins = numbers.slice(1).map((_, at) => `join part_${at + 1} using (kind)`)
  return `with pair as (select a.id, a.kind, b.x from t a join t b using (id)), ${parts.join(', ')} from part_0 ${joins.join(' ')}`
}
const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const connection = await instance.connect()
await connection.run('create table t as select range as id, range % 2 as kind, range * 60 as x from range(3)')

const text = statement((at) => numbers[at])
const withNumbers = await connection.prepare(text)
const withParameters = await connection.prepare(statement((at) => `$n_${at}::integer`))
withParameters.bind(Object.fromEntries(numbers.map((number, at) => [`n_${at}`, number])))
const ways = {
  text: () => connection.runAndReadAll(text),
  numbers: () => withNumbers.runAndReadAll(),
  parameters: () => withParameters.runAndReadAll(),
}
const times = { text: [], numbers: [], parameters: [] }
const answers = new Set()
for (let turn = 0; turn < 25; turn += 1) {
  for (const [way, run] of Object.entries(ways)) {
    const before = process.cpuUsage()
    const reader = await run()
    const { user, system } = process.cpuUsage(before)
    times[way].push((user + system) / 1000)
    answers.add(JSON.stringify(reader.getRowsJson().toSorted()))
  }
}
if (answers.size !== 1) throw new Error('The ways give different rows.')
const median = (values) => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]
const [asText, numbersAgain, parametersAgain] = Object.values(times).map(median)
console.error(`text ${asText.toFixed(1)} ms, prepared with numbers ${numbersAgain.toFixed(1)}, prepared with parameters ${parametersAgain.toFixed(1)}`)
const cost = (time) => (time > 0.82 * asText ? 'costs what the text costs' : 'costs clearly less than the text')
console.log(`prepared with numbers: ${cost(numbersAgain)}\nprepared with parameters: ${cost(parametersAgain)}`)
JS

expected='prepared with numbers: costs clearly less than the text
prepared with parameters: costs what the text costs'
for version in 1.5.5-r.5 1.5.6-r.1; do
  echo "$version"
  echo '{ "type": "module" }' > package.json
  npm install --silent --no-audit --no-fund "@duckdb/node-api@$version" > /dev/null
  diff <(node query.mjs) <(echo "$expected")
done
echo 'As described.'
