import { gzipSync } from 'node:zlib'
import { useEngine } from '../../../support/engine/useEngine'
import { testInputs } from '../../../support/engine/inputTable'

const { engine } = useEngine()

const polls = 'store_id,timestamp_utc,status\ns,2023-01-24 12:00:00 UTC,active\n'
const zones = 'store_id,timezone_str\ns,Asia/Tokyo\n'
const read = ['polls.csv: 1 = 1 + 0 + 0']
const png = Buffer.from('\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\b\x06\0\0\0', 'latin1')
const xlsx = Buffer.from('PK\x03\x04\x14\0\x06\0\b\0\0\0!\0A7\x82\xCFn\x01\0\0[Content_Types].xml', 'latin1')
const zip = Buffer.from('PK\x03\x04\x14\0\0\0\b\0polls.csv', 'latin1')
const noPolls = (found: string, why: string) =>
  `No CSV file in FOLDER has the columns of polls (store_id, timestamp_utc, status). Found: ${found}. ${why}`

testInputs(engine, [
  {
    name: 'an empty file next to the polls',
    files: { 'polls.csv': polls, 'hours.csv': Buffer.of() },
    rows: read,
    messages: ['hours.csv: The file is empty; export it again.'],
  },
  {
    name: 'nothing but line ends',
    files: { 'polls.csv': polls, 'hours.csv': Buffer.from('\r\n\r\n') },
    rows: read,
    messages: ['hours.csv: The file is empty; export it again.'],
  },
  { name: 'an empty file instead of polls', files: { 'polls.csv': Buffer.of() }, refusal: noPolls('polls.csv', 'polls.csv: The file is empty; export it again.') },
  {
    name: 'a header without rows',
    files: { 'polls.csv': 'store_id,timestamp_utc,status' },
    refusal: 'None of the polls in FOLDER can be used. The poll files have no rows.',
  },
  {
    name: 'a header without rows next to the polls',
    files: { 'polls.csv': polls, 'zones.csv': 'store_id,timezone_str' },
    rows: [...read, 'zones.csv: 0 = 0 + 0 + 0'],
  },
  {
    name: 'an image',
    files: { 'polls.csv': png },
    refusal: noPolls('polls.csv', 'polls.csv: This is an image, not a CSV file; export the data again.'),
  },
  {
    name: 'an Excel workbook',
    files: { 'polls.csv': xlsx },
    refusal: noPolls(
      'polls.csv',
      'polls.csv: This spreadsheet cannot be read; open it in Excel and save it as "Excel Workbook (.xlsx)" or "CSV UTF-8".',
    ),
  },
  {
    name: 'a workbook of an old Excel version',
    files: { 'polls.csv': polls, 'hours.csv': Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0', 'latin1') },
    rows: read,
    messages: ['hours.csv: This spreadsheet cannot be read; open it in Excel and save it as "Excel Workbook (.xlsx)" or "CSV UTF-8".'],
  },
  {
    name: 'a ZIP archive',
    files: { 'polls.csv': zip, 'zones.csv': zones },
    refusal: noPolls('polls.csv, zones.csv', 'polls.csv: This is a ZIP archive, not a CSV file; unpack it into the folder.'),
  },
  {
    name: 'a web page',
    files: { 'polls.csv': '<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>' },
    refusal: noPolls(
      'polls.csv',
      'polls.csv: This is a web page, not a CSV file; sign in to the source of the file and download it again.',
    ),
  },
  {
    name: 'a PDF document',
    files: { 'polls.csv': polls, 'zones.csv': Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3', 'latin1') },
    rows: read,
    messages: ['zones.csv: This is a PDF document, not a CSV file; export the data as CSV.'],
  },
  {
    name: 'a program',
    files: { 'polls.csv': polls, 'zones.csv': Buffer.from(Array.from({ length: 2000 }, (_, index) => (index * 7) % 31)) },
    rows: read,
    messages: ['zones.csv: This file is not text, so it is not a CSV file; export it again.'],
  },
  { name: 'gzip with the name .csv', files: { 'polls.csv': gzipSync(polls) }, rows: read },
  { name: 'gzip with the name .csv.gz', files: { 'polls.csv.gz': gzipSync(polls) }, rows: ['polls.csv.gz: 1 = 1 + 0 + 0'] },
  {
    name: 'gzip of an image',
    files: { 'polls.csv': polls, 'hours.csv.gz': gzipSync(png) },
    rows: read,
    messages: ['hours.csv.gz: This is an image, not a CSV file; export the data again.'],
  },
  {
    name: 'gzip that is cut off',
    files: { 'polls.csv.gz': gzipSync(polls).subarray(0, -4) },
    refusal: 'The file FOLDER/polls.csv.gz cannot be read: it is truncated; copy or download it again.',
  },
  {
    name: 'gzip that is damaged',
    files: { 'polls.csv.gz': Buffer.concat([gzipSync(polls).subarray(0, -8), Buffer.from('damaged!')]) },
    refusal: 'The file FOLDER/polls.csv.gz cannot be read: it is damaged; copy or download it again.',
  },
  {
    name: 'Parquet that is cut off',
    files: { 'polls.csv': polls, 'hours.parquet': Buffer.from('PAR1 and nothing else') },
    refusal: 'The file FOLDER/hours.parquet cannot be read: it is damaged; copy or export it again.',
  },
  {
    name: 'an unknown table',
    files: { 'polls.csv': polls, 'menu.csv': 'dish,price\nsoup,3' },
    rows: read,
    messages: [
      'menu.csv: The header does not match polls, business hours or timezones, so the file was not read; correct the header if it should be.',
    ],
  },
  {
    name: 'a folder without files',
    files: {},
    refusal:
      'No CSV file in FOLDER has the columns of polls (store_id, timestamp_utc, status). It contains no CSV files.',
  },
  { name: 'a folder without polls', files: { 'zones.csv': zones }, refusal: noPolls('zones.csv', '').trimEnd() },
])
