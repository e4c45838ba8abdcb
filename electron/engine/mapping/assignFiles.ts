import type { MappedFile, Mapping } from '../../../shared/folder/mapping'
import { fileRoles, type FileRole } from '../../../shared/folder/dataSet'
import type { CsvFile, CsvFolder, IgnoredFile } from '../files/recognisedFile'
import { recognisedAs, type FoundFile } from '../files/findFiles'
import { columnQuestion, applyMapping } from './applyMapping'
import type { MappingQuestion } from './mappingNeeded'
import { ambiguousColumns } from '../files/recogniseHeader'
import { tableLabels } from '../../../shared/core/labels'

interface Choice extends CsvFolder {
  /** What has to be settled before these files can be read; none where they can. */
  readonly questions: readonly MappingQuestion[]
}

/**
 * Tells which of the files of a folder are which table: those that the mapping names for it, or else those whose
 * headers say so; of these, the files in the folder itself go before those in the folders inside.
 */
export function assignFiles(found: readonly FoundFile[], mapping: Mapping): Choice {
  const files: CsvFile[] = []
  const questions: MappingQuestion[] = []
  for (const role of fileRoles) {
    const mapped: readonly MappedFile[] | undefined = mapping[role]
    const chosen = mapped === undefined ? byHeader(found, role, mapping) : byMapping(found, role, mapped)
    files.push(...chosen.files)
    questions.push(...chosen.questions.map((sentence) => ({ role, sentence })))
  }
  const order = found.map(({ name }) => name)
  const inOrder = files.toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
  return { files: inOrder, ignored: found.flatMap((file) => ignore(file, files, mapping)), questions }
}

interface Chosen {
  readonly files: readonly CsvFile[]
  readonly questions: readonly string[]
}

function byMapping(found: readonly FoundFile[], role: FileRole, mapped: readonly MappedFile[]): Chosen {
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

function byHeader(found: readonly FoundFile[], role: FileRole, mapping: Mapping): Chosen {
  const named = new Set(fileRoles.flatMap((other) => mapping[other] ?? []).map(({ file }) => file))
  const candidates = found.filter((file) => recognisedAs(file) === role && !named.has(file.name))
  const own = candidates.filter(({ isInside }) => !isInside)
  const files = (own.length > 0 ? own : candidates).flatMap(({ path, name, start }) => {
    if (typeof start === 'string' || start.recognition === null) return []
    const { layout: _, recognition, ...rest } = start
    return [{ path, name, ...rest, ...recognition }]
  })
  const names = files.map(({ name }) => name)
  const questions = files.flatMap(({ name, header }) =>
    ambiguousColumns(role, header).map((unclear) => columnQuestion(name, header, unclear)),
  )
  if (role !== 'polls' && names.length > 1) questions.push(`More than one file has ${tableLabels[role].toLowerCase()}: ${names.join(', ')}.`)
  return { files, questions }
}

/** Why a file is not read; nothing where it is. */
function ignore(found: FoundFile, files: readonly CsvFile[], mapping: Mapping): readonly IgnoredFile[] {
  const { name, start } = found
  if (files.some((file) => file.name === name)) return []
  if (typeof start === 'string') return [{ name, code: start, header: [] }]
  const { header } = start.layout
  const role = recognisedAs(found)
  if (role === null) return [{ name, code: 'file_unrecognised', header }]
  return [{ name, code: mapping[role] === undefined ? 'file_set_aside' : 'file_not_chosen', header }]
}
