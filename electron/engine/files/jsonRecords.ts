import { isLosslessNumber, parse, stringify } from 'lossless-json'
import { plainName } from './recogniseHeader'

/** One object of a JSON text. */
interface JsonRecord {
  /** The number of the element of an array, or the line on which the object begins; from 1. */
  readonly line: number
  readonly raw: string
  /** The texts of its values by key; null if `raw` is not an object. */
  readonly values: ReadonlyMap<string, string> | null
}

/** Maximum length of an object in characters. */
const maximumLength = 1_000_000
/** Characters that show whether objects are rows or have rows inside. */
const decidingLength = 65_536

const quoted = String.raw`"(?:[^"\\]|\\.)*"`
/** The beginning of an object whose rows are in an array inside, such as `{"data": [{`, and of what it says before them. */
const wrapperStart = new RegExp(
  String.raw`^\s*\{\s*((?:${quoted}\s*:\s*(?:${quoted}|[^\s"{}[\],]+|\{[^{}[\]]*\}|\[\s*\])\s*,\s*)*)${quoted}\s*:\s*\[(?=\s*\{)`,
)
/** Keys of an object that is itself a row. */
const rowKey = /"store[-_ ]?id"\s*:/i

const marks = /["{}[\],]/g

/** Characters whose objects are passed on together, and read before anything else can run. */
const batchLength = 1 << 15

/** Splits a text, which comes in pieces, into its objects, and passes them on in small batches. */
export async function* splitJson(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<readonly JsonRecord[]> {
  const splitter = new JsonSplitter()
  for await (const piece of pieces) yield* inBatches(splitter.push(piece, false))
  yield* inBatches(splitter.push('', true))
}

function* inBatches(records: Iterable<JsonRecord>): Generator<readonly JsonRecord[]> {
  let batch: JsonRecord[] = []
  let length = 0
  for (const record of records) {
    batch.push(record)
    length += record.raw.length
    if (length < batchLength) continue
    yield batch
    batch = []
    length = 0
  }
  if (batch.length > 0) yield batch
}

/**
 * Splits the text of an array of objects, of JSON lines, or of objects one after another into its objects. The array can
 * be inside an object, such as `{"data": [{…}]}`. A line that is not an object costs only itself; an array cannot be
 * followed beyond an object that does not end.
 */
export class JsonSplitter {
  private rest = ''
  private form: 'unknown' | 'lines' | 'objects' | 'array' | 'wrapper' = 'unknown'
  private isWrapped = false
  private line = 1
  private elements = 0
  private isEnded = false

  /**
   * Takes the next piece of text and returns the objects that are complete by now. Each is read when it is taken, and all must be
   * taken before the next piece. `isLast` means that no more text follows.
   */
  push(text: string, isLast: boolean): Iterable<JsonRecord> {
    this.rest += text
    if (this.form === 'unknown') this.form = this.findForm(isLast)
    if (this.form === 'unknown' || this.isEnded) return []
    if (this.form === 'wrapper') return this.takeWrapper(isLast)
    return this.form === 'lines' ? this.takeLines(isLast) : this.takeObjects(isLast)
  }

  private findForm(isLast: boolean): typeof this.form {
    const start = this.rest.search(/\S/)
    if (start === -1) return 'unknown'
    if (this.rest[start] === '[') {
      this.rest = this.rest.slice(start + 1)
      return 'array'
    }
    const end = this.rest.indexOf('\n', start)
    if (!isLast && this.rest.length < (end === -1 ? maximumLength : decidingLength)) return 'unknown'
    const wrapper = this.elements === 0 ? this.findWrapper(start) : null
    if (wrapper !== null) {
      this.isWrapped = true
      this.rest = this.rest.slice(wrapper)
      return 'array'
    }
    return read(this.rest.slice(start, end === -1 ? undefined : end)) === null ? 'objects' : 'lines'
  }

  /** The length of the beginning of an object around the array of rows; null if the objects are rows themselves. */
  private findWrapper(start: number): number | null {
    const [opening = '', before = ''] = wrapperStart.exec(this.rest) ?? []
    if (opening === '' || rowKey.test(before)) return null
    const end = this.endOfObject(start)
    const isFirstOfSeveral = end !== -1 && /^[\s,]*\{/.test(this.rest.slice(end + 1, end + 100))
    return isFirstOfSeveral ? null : opening.length
  }

  /** The position of the bracket that closes the object which begins here; -1 if it is not in the text so far. */
  private endOfObject(start: number): number {
    for (const { at, depth } of this.marks(start)) if (depth === 0) return at
    return -1
  }

  /** Takes the end of an object around the array of rows. Whatever else it has is listed if it can be rows too. */
  private *takeWrapper(isLast: boolean): Generator<JsonRecord> {
    if (!isLast && this.rest.length < maximumLength) return
    const raw = this.rest
    const isEndOfObject = read(`{"":0${raw}`) !== null && !/\[\s*\{/.test(raw)
    this.isEnded = true
    this.rest = ''
    if (!isEndOfObject) yield { line: this.elements + 1, raw: raw.trim(), values: null }
  }

  private *takeLines(isLast: boolean): Generator<JsonRecord> {
    const lines = this.rest.split('\n')
    this.rest = isLast ? '' : (lines.pop() ?? '')
    for (const raw of lines) {
      if (raw.trim() !== '') yield { line: this.line, raw, values: read(raw) }
      this.line += 1
    }
  }

  private *takeObjects(isLast: boolean): Generator<JsonRecord> {
    let start = 0
    for (const { at, isComma, depth } of this.marks(0)) {
      if (depth > 0) continue
      // A value ends at its last bracket, or at the comma or bracket behind it if it has none.
      const end = depth < 0 || isComma ? at : at + 1
      yield* this.takeValue(start, end)
      start = end
      if (depth === 0) continue
      yield* this.endArray(end, isLast)
      return
    }
    if (this.rest.length - start > maximumLength || isLast) {
      this.isEnded = true
      yield* this.takeValue(start, this.rest.length)
      start = this.rest.length
    }
    this.rest = this.rest.slice(start)
  }

  /** The value in a part of the text, if there is one. */
  private *takeValue(start: number, end: number): Generator<JsonRecord> {
    const text = this.rest.slice(start, end)
    const raw = text.replace(/^[\s,]+|[\s,]+$/g, '')
    const blank = /^[\s,]*/.exec(text)?.[0] ?? ''
    const line = this.form === 'array' ? this.elements + 1 : this.line + countLines(blank)
    this.line += countLines(text)
    if (raw === '' || (this.form === 'array' && raw === ']')) return
    this.elements += 1
    yield { line, raw, values: read(raw) }
  }

  /** Another array or other objects can follow the end of an array. */
  private *endArray(end: number, isLast: boolean): Generator<JsonRecord> {
    this.rest = this.rest.slice(end + 1)
    this.form = this.isWrapped ? 'wrapper' : 'unknown'
    yield* this.push('', isLast)
  }

  /** Yields the brackets and commas outside strings, each with the depth after it, until a string that does not end. */
  private *marks(start: number): Generator<{ readonly at: number; readonly isComma: boolean; readonly depth: number }> {
    for (let depth = 0, at = this.nextMark(start); at !== -1; at = this.nextMark(at + 1)) {
      const found = this.rest[at]
      if (found === '"') {
        at = this.endOfString(at)
        if (at === -1) return
        continue
      }
      if (found === '{' || found === '[') depth += 1
      else if (found !== ',') depth -= 1
      yield { at, isComma: found === ',', depth }
    }
  }

  private nextMark(from: number): number {
    marks.lastIndex = from
    const match = marks.exec(this.rest)
    return match?.index ?? -1
  }

  private endOfString(start: number): number {
    for (let at = this.rest.indexOf('"', start + 1); at !== -1; at = this.rest.indexOf('"', at + 1)) {
      let slashes = 0
      while (this.rest[at - 1 - slashes] === '\\') slashes += 1
      if (slashes % 2 === 0) return at
    }
    return -1
  }
}

function countLines(text: string): number {
  return text.split('\n').length - 1
}

/** Numbers keep their digits, because ids have more of them than a number of JavaScript. */
function read(raw: string): ReadonlyMap<string, string> | null {
  try {
    const value: unknown = parse(raw)
    if (!isObject(value)) return null
    return valuesOf(value)
  } catch {
    return null
  }
}

/** Objects inside objects are looked into this deep. */
const maximumDepth = 3

/**
 * The texts of the values of an object by key. The values of an object inside have the keys of both, such as `store.id`,
 * unless a key outside says the same.
 */
function valuesOf(object: object): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  const nested: (readonly [string, string])[] = []
  const add = (inner: object, prefix: string, depth: number): void => {
    for (const [key, written] of Object.entries(inner)) {
      const value: unknown = withoutType(written)
      if (isObject(value) && depth < maximumDepth && Object.keys(value).length > 0) add(value, `${prefix}${key}.`, depth + 1)
      else if (depth === 1) values.set(key, textOf(value))
      else nested.push([prefix + key, textOf(value)])
    }
  }
  add(object, '', 1)
  const plainKeys = new Set([...values.keys()].map(plainName))
  for (const [key, value] of nested) if (!plainKeys.has(plainName(key))) values.set(key, value)
  return values
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)
}

/** MongoDB writes the type of a value around it, such as `{"$date": "2023-01-24T12:00:00Z"}`. */
function withoutType(value: unknown): unknown {
  if (!isObject(value)) return value
  const [[key, inner] = ['', null], ...others] = Object.entries(value)
  return key.startsWith('$') && others.length === 0 ? withoutType(inner) : value
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  return isLosslessNumber(value) ? value.value : (stringify(value) ?? '')
}
