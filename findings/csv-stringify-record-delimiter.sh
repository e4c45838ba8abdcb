#!/usr/bin/env bash
# Naming the line end makes csv-stringify stop quoting the other line ends (csv-stringify 6.9.0).
#
# Guess before the run: a field with any line break is quoted, whichever line end the file has, because RFC 4180 says so
# and every reader splits on CR, LF and CRLF.
# Seen with csv-stringify 6.9.0: without options CR, LF and CRLF in a field are all quoted. Once record_delimiter is
# given, even as '\n', which is also the default, only fields with that very text are quoted: a field with CR stays
# bare in a file of LF, and fields with CR or LF stay bare in a file of CRLF. A reader then sees further rows.
# `quoted_match: /[\r\n]/` and `quote_record_delimiter: true` each bring the quotes back.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "type": "module" }' > package.json
npm install --silent --no-audit --no-fund csv-stringify@6.9.0 > /dev/null

cat > write.mjs <<'JS'
import { stringify } from 'csv-stringify/sync'

const row = ['a\rb', 'c\nd', 'e\r\nf', 'plain']
const cases = {
  'no options': {},
  'LF': { record_delimiter: '\n' },
  'CRLF': { record_delimiter: '\r\n' },
  'CRLF, quoted_match': { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  'LF, quote_record_delimiter': { record_delimiter: '\n', quote_record_delimiter: true },
}
for (const [name, options] of Object.entries(cases)) console.log(`${name}: ${JSON.stringify(stringify([row], options))}`)
JS

seen=$(node write.mjs)
echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
no options: "\"a\rb\",\"c\nd\",\"e\r\nf\",plain\n"
LF: "a\rb,\"c\nd\",\"e\r\nf\",plain\n"
CRLF: "a\rb,c\nd,\"e\r\nf\",plain\r\n"
CRLF, quoted_match: "\"a\rb\",\"c\nd\",\"e\r\nf\",plain\r\n"
LF, quote_record_delimiter: "\"a\rb\",\"c\nd\",\"e\r\nf\",plain\n"
EXPECTED
echo 'As described.'
