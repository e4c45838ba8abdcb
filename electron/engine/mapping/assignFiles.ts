import type { MappedColumns, MappedFile, Mapping } from '../../../shared/folder/mapping'
import { fileRoles, type FileRole } from '../../../shared/folder/fileRole'
import { recognisedRole, type FoundFile } from '../files/findFiles'
import { columnQuestion, applyMapping } from './applyMapping'
import type { IssueCode } from '../files/issueKinds'
import { hasHeader, type RecognisedFile } from '../files/readFileHead'
import { ambiguousColumns } from '../files/recogniseHeader'
import { tableLabels } from '../../../shared/core/labels'

/** A file that is not read. */
export interface IgnoredFile {
  /** The path relative to the folder, with `/`. */
  readonly name: string
  readonly code: IssueCode
  /** The names of its columns; empty if it has no rows. */
  readonly header: readonly string[]
}

/** A question that the user has to answer before the folder can be read. */
export interface MappingQuestion {
  /** The table that the question is about; null if it is about the meaning of values. */
  readonly role: FileRole | null
  readonly sentence: string
}

/** A file that is not read, as a table that the folder lacks. */
export interface Proposal {
  readonly role: FileRole
  readonly file: MappedFile
}

/** A file that seems to have polls but is not read. */
export interface UnreadPolls {
  readonly name: string
  readonly reason: 'header' | 'headless' | 'set_aside' | 'local_times'
  /** What its columns are; null if that is not known. */
  readonly columns: MappedColumns | null
}

/** The files of a folder that are read, with their tables, and those that are not. */
export interface AssignedFiles {
  readonly files: readonly RecognisedFile[]
  readonly ignored: readonly IgnoredFile[]
  /** The files can be read only if this is empty. */
  readonly questions: readonly MappingQuestion[]
}

/**
 * Assigns the files of a folder to the tables. The mapping decides for the tables that it names. For the others, the
 * headers decide, and files in the folder itself come before files in subfolders.
 */
export function assignFiles(found: readonly FoundFile[], mapping: Mapping): AssignedFiles {
  const files: RecognisedFile[] = []
  const questions: MappingQuestion[] = []
  for (const role of fileRoles) {
    const mapped: readonly MappedFile[] | undefined = mapping[role]
    const chosen = mapped === undefined ? chooseByHeader(found, role, mapping) : chooseByMapping(found, role, mapped)
    files.push(...chosen.files)
    questions.push(...chosen.questions.map((sentence) => ({ role, sentence })))
  }
  const order = found.map(({ name }) => name)
  const inOrder = files.toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
  return { files: inOrder, ignored: found.flatMap((file) => ignoredFile(file, files, mapping)), questions }
}

interface Chosen {
  readonly files: readonly RecognisedFile[]
  readonly questions: readonly string[]
}

function chooseByMapping(found: readonly FoundFile[], role: FileRole, mapped: readonly MappedFile[]): Chosen {
  const outcomes = mapped.map((file) => applyMapping(found, role, file))
  const repeated = mapped.find(({ file }, at) => mapped.findIndex((other) => other.file === file) !== at)
  return {
    files: outcomes.flatMap((outcome) => ('file' in outcome ? [outcome.file] : [])),
    questions: [
      ...outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome.problem] : [])),
      ...(repeated === undefined ? [] : [`${repeated.file} is named twice for the ${tableLabels[role].toLowerCase()}.`]),
    ],
  }
}

function chooseByHeader(found: readonly FoundFile[], role: FileRole, mapping: Mapping): Chosen {
  const mapped = new Set(fileRoles.flatMap((other) => mapping[other] ?? []).map(({ file }) => file))
  const candidates = found.filter((file) => recognisedRole(file) === role && !mapped.has(file.name))
  const own = candidates.filter(({ isInSubfolder }) => !isInSubfolder)
  const files = (own.length > 0 ? own : candidates).flatMap(({ path, name, head }) => {
    if (typeof head === 'string' || head.recognition === null) return []
    const { layout: _, recognition, ...rest } = head
    return [{ path, name, ...rest, ...recognition }]
  })
  const questions = files.flatMap(({ name, header }) =>
    ambiguousColumns(role, header).map((ambiguous) => columnQuestion(name, header, ambiguous)),
  )
  return { files, questions }
}

/** The file with the reason why it is ignored; empty if it is read. */
function ignoredFile(found: FoundFile, files: readonly RecognisedFile[], mapping: Mapping): readonly IgnoredFile[] {
  const { name, head } = found
  if (files.some((file) => file.name === name)) return []
  if (typeof head === 'string') return [{ name, code: head, header: [] }]
  const { header } = head.layout
  const role = recognisedRole(found)
  if (role === null) return [{ name, code: hasHeader(head) ? 'file_unrecognised' : 'file_headless', header }]
  return [{ name, code: mapping[role] === undefined ? 'file_set_aside' : 'file_not_chosen', header }]
}
