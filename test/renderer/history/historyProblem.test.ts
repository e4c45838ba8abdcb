import { expect, test } from 'vitest'
import { problemText } from '../../../renderer/history/historyProblem'

const inMemory = 'Reports are in memory.'
const remedy = 'To keep reports, set that file aside; it stays in its folder under another name.'

test('says that reports are in memory only if the history could not be opened', () => {
  expect(problemText({ isInUse: false, reason: 'It is no file.' }, inMemory)).toBe(`${inMemory} It is no file. ${remedy}`)
  expect(problemText({ isInUse: false, isOpen: true, reason: 'It is damaged.' }, inMemory)).toBe(`It is damaged. ${remedy}`)
})
