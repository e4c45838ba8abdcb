/** Words in the names of columns that may say that a row does not count, or when it counts. */
const ruleWords = new Set(
  (
    'deleted removed archived void voided cancelled canceled inactive enabled disabled valid effective expires expired expiry ' +
    'expiration scheduled maintenance from to until since date season seasonal holiday special exception type kind test version revision environment env current week month channel service'
  ).split(' '),
)

/** Polls have a status of their own. */
const ruleWordsBesidePolls = new Set([...ruleWords, 'active', 'status'])

/** Whether the name of a column that is not used says that it may tell which rows count, or when. */
export function mayRuleRows(name: string, isOfPolls: boolean): boolean {
  const words = isOfPolls ? ruleWords : ruleWordsBesidePolls
  return wordsOf(name).some((word) => words.has(word))
}

/** The words of a column name in lower case. */
export function wordsOf(name: string): readonly string[] {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Z])/g, ' ').toLowerCase().split(/[^\p{L}\p{N}]+/u)
}
