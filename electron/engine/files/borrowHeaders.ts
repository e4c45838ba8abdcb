import { posix } from 'node:path'
import type { IssueCode } from './issueKinds'
import { countOwnColumns } from './pathColumns'
import { hasHeader, type FileHead } from './readFileHead'
import { textRows } from './recogniseHeader'
import { haveSameKinds } from './valueKinds'

interface NamedHead {
  /** The path relative to the opened folder, with `/`. */
  readonly name: string
  readonly head: FileHead | IssueCode
}

/** Maximum number of rows of each file that are compared. */
const comparedRows = 20

/**
 * Gives text files without a header the header of another file that they continue, as the parts of a file do that was
 * split: the files lie in one folder, their names differ only in a counter, and their columns and values are alike.
 */
export function borrowHeaders<File extends NamedHead>(found: readonly File[]): readonly File[] {
  const lenders = new Map<string, { name: string; head: FileHead }[]>()
  for (const { name, head } of found) {
    if (typeof head === 'string' || head.kind !== 'text' || !hasHeader(head)) continue
    const family = familyOf(name)
    lenders.set(family, [...(lenders.get(family) ?? []), { name, head }])
  }
  return found.map((file) => {
    const { name, head } = file
    if (typeof head === 'string' || head.kind !== 'text' || hasHeader(head)) return file
    const lender = lenders.get(familyOf(name))?.find((candidate) => continues(head, candidate.head))
    return lender === undefined ? file : { ...file, head: withHeaderOf(head, lender) }
  })
}

function continues(part: FileHead, first: FileHead): boolean {
  const isAlike = part.layout.delimiter === first.layout.delimiter && ownColumns(part) === ownColumns(first)
  return isAlike && haveSameKinds(rowsOf(part), rowsOf(first))
}

function withHeaderOf(part: FileHead, { name, head }: { readonly name: string; readonly head: FileHead }): FileHead {
  return {
    ...part,
    headerOf: name,
    pathValues: head.pathValues,
    layout: { ...head.layout, headerLine: 0 },
    recognition: head.recognition === null ? null : { ...head.recognition, headerLine: 0 },
  }
}

function ownColumns({ layout, pathValues }: FileHead): number {
  return countOwnColumns(layout.header, pathValues)
}

function rowsOf(head: FileHead): readonly (readonly string[])[] {
  return textRows(head.text, head.layout)
    .filter((fields) => fields.length === ownColumns(head))
    .slice(0, comparedRows)
}

const ending = /(?:\.(?:[ct]sv|txt))?(?:\.(?:gz|zst))?$/i
const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi
/** The counters of `split`: `xaa`, `polls-ab`, `polls.csv.ac`. */
const letterCounter = /(?<=^x|[-_.])[a-z]{2,3}$/

/** The path of a file without the counter that tells the parts of a file apart. */
function familyOf(name: string): string {
  const [folder, base] = [posix.dirname(name), posix.basename(name)]
  const counted = base.replace(ending, '').replaceAll(uuid, '0').replace(letterCounter, '0').replace(ending, '')
  return `${folder}/${counted.replaceAll(/[-_.\s(]*\d+\)?/g, '')}`
}
