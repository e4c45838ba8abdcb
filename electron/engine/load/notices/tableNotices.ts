import { tableLabels } from '../../../../shared/core/labels'
import type { Notice } from '../../../../shared/folder/dataSet'
import { issueKinds } from '../../files/issueKinds'
import type { RecognisedFile } from '../../files/readFileHead'
import type { IgnoredFile, Proposal, UnreadPolls } from '../../mapping/assignFiles'

type SmallRole = 'businessHours' | 'timezones'

/** The stores of a small table: those with usable rows, those without, and the polled stores that lack usable rows. */
export interface TableFacts {
  readonly role: SmallRole
  readonly usable_stores: number
  readonly unusable_stores: number
  readonly unusable_example: string | null
  readonly example: string | null
  readonly lacking_stores: number
}

/** Polled stores that would have rows in a table if their ids were written alike, with an example of both spellings. */
export interface SimilarIds {
  readonly role: SmallRole
  readonly difference: string
  readonly stores: number
  readonly poll_id: string
  readonly row_id: string
}

const codes = {
  businessHours: {
    missing: 'business_hours_missing',
    unusable: 'business_hours_unusable',
    otherStores: 'business_hours_of_other_stores',
  },
  timezones: { missing: 'timezones_missing', unusable: 'timezones_unusable', otherStores: 'timezones_of_other_stores' },
} as const

/** What becomes of stores without rows in a table. */
const consequences = {
  businessHours: { one: 'counts as open at all times', many: 'count as open at all times', every: 'every store counts as open at all times' },
  timezones: { one: 'is reported in America/Chicago', many: 'are reported in America/Chicago', every: 'every store is reported in America/Chicago' },
} as const

/** At most this many files that were not read are named. */
const namedFiles = 5
/** A longer proposal helps nobody. */
const proposedFiles = 20

/** The notice that no file has rows of a table, with the files that may be meant. */
export function missingTableNotice(
  role: SmallRole,
  proposals: readonly Proposal[],
  ignored: readonly IgnoredFile[],
): readonly Notice[] {
  const proposed = proposals.filter((proposal) => proposal.role === role).map(({ file }) => file)
  const others = ignored.filter(({ name, code }) => code !== 'file_own_export' && !proposals.some(({ file }) => file.file === name))
  const sentences = [
    `No ${nameOf(role)} were read, so ${consequences[role].every}.`,
    ...proposed.slice(0, 1).map(({ file }) => `${file} may contain them: say which of its columns are which.`),
    ...others.slice(0, namedFiles).map(({ name, code }) => `${name} was not read: ${issueKinds[code].reason}`),
    ...(others.length > namedFiles ? [`${others.length - namedFiles} more files were not read.`] : []),
  ]
  // Without a proposal the user can still choose a file that has rows.
  const choice = others.some(({ header }) => header.length > 0) ? {} : null
  return [{ code: codes[role].missing, text: sentences.join(' '), proposal: proposed.length === 0 ? choice : { [role]: proposed } }]
}

const unreadReasons = {
  header: 'because the columns have other names',
  headless: 'because there is no header',
  local_times: 'because the times do not seem to be UTC',
  set_aside: 'because the folder itself has polls too',
} as const

/** The notice that files seem to have polls but are not read. The proposal names all files that have polls, if their columns are known. */
export function unreadPollsNotice(files: readonly RecognisedFile[], unread: readonly UnreadPolls[]): readonly Notice[] {
  const [first] = unread
  if (first === undefined) return []
  const what = unread.length === 1 ? `${first.name} seems` : `${unread.length} files, such as ${first.name}, seem`
  const [were, its] = unread.length === 1 ? ['was', 'its'] : ['were', 'their']
  const text = `${what} to have polls but ${were} not read, ${unreadReasons[first.reason]}. The numbers lack ${its} polls.`
  const known = files.filter(({ role }) => role === 'polls').map(({ name }) => ({ file: name, columns: {} }))
  const added = unread.flatMap(({ name, columns }) => (columns === null ? [] : [{ file: name, columns }]))
  const isComplete = added.length === unread.length && known.length + added.length <= proposedFiles
  return [{ code: 'polls_not_read', text, proposal: isComplete ? { polls: [...known, ...added] } : null }]
}

/** The notices that workbooks have more tables than the sheet that is read. */
export function unreadSheetsNotices(files: readonly RecognisedFile[]): readonly Notice[] {
  return files.flatMap(({ name, otherSheets }) => {
    if (otherSheets.length === 0) return []
    const [sheets, were, them] = otherSheets.length === 1 ? ['another sheet', 'was', 'it'] : ['other sheets', 'were', 'each of them']
    const named = otherSheets.slice(0, namedFiles).map((sheet) => `"${sheet}"`).join(', ')
    const text =
      `${name} has ${sheets} with a table, which ${were} not read: ${named}${otherSheets.length > namedFiles ? ', …' : ''}. ` +
      `Only the first sheet with a known header is read; save ${them} as a workbook of its own.`
    return [{ code: 'sheets_not_read', text, proposal: null }]
  })
}

/** The notice that rows of a table cannot be used: all of them if `facts` is null, otherwise those of some stores. */
export function unusableTableNotice(role: SmallRole, rows: number, facts: TableFacts | null): readonly Notice[] {
  const code = codes[role].unusable
  if (facts === null) {
    const which = rows === 1 ? `The only row of ${nameOf(role)} cannot` : `None of the ${rows} rows of ${nameOf(role)} can`
    const text = `${which} be used, so ${consequences[role].every}. The data issues say why.`
    return [{ code, text, proposal: null }]
  }
  if (facts.unusable_stores === 0) return []
  const example = facts.unusable_example ?? ''
  const text =
    facts.unusable_stores === 1
      ? `None of the ${nameOf(role)} of store ${example} can be used, so it ${consequences[role].one}. The data issues say why.`
      : `None of the ${nameOf(role)} of ${facts.unusable_stores} stores, such as ${example}, can be used, so they ${consequences[role].many}. The data issues say why.`
  return [{ code, text, proposal: null }]
}

/**
 * The notice that polled stores have no rows in a table because their ids are other ones, or are written otherwise.
 * `isMisfit` means that no polled store has rows.
 */
export function otherStoresNotice(
  { role, lacking_stores, example }: TableFacts,
  isMisfit: boolean,
  similar: readonly SimilarIds[],
): readonly Notice[] {
  const [best] = similar.toSorted((one, other) => other.stores - one.stores)
  if (!isMisfit && best === undefined) return []
  const stores = isMisfit ? lacking_stores : (best?.stores ?? 0)
  const lacking = isMisfit ? noneOf(stores) : `${stores === 1 ? '1 store' : `${stores} stores`} with polls ${stores === 1 ? 'has' : 'have'} no`
  const effect = stores === 1 ? `it ${consequences[role].one}` : `they ${consequences[role].many}`
  const why =
    best === undefined
      ? `The ${nameOf(role)} name other stores, such as ${example ?? ''}. Check that the files belong together.`
      : `The ids differ in ${best.difference}: ${best.poll_id} in the polls is ${best.row_id} in the ${nameOf(role)}. Write them alike.`
  const text = `${lacking} ${nameOf(role)}, so ${effect}. ${why}`
  return [{ code: codes[role].otherStores, text, proposal: null }]
}

/** The notice that no polled store is in a stores file; `example` is a store that is. */
export function foreignStoresNotice(example: string): readonly Notice[] {
  const text =
    `None of the stores with polls is in the stores files, which name other stores, such as ${example}. Stores with polls have no names ` +
    'because of that, and the others have no polls. Check that the files belong together and that the ids are written alike.'
  return [{ code: 'stores_of_other_stores', text, proposal: null }]
}

function nameOf(role: SmallRole): string {
  return tableLabels[role].toLowerCase()
}

function noneOf(polled: number): string {
  return polled === 1 ? 'The only store with polls has no' : `None of the ${polled} stores with polls has`
}
