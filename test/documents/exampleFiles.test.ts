import { expect, test } from 'vitest'
import { exampleFiles } from '../../renderer/start/exampleFiles'
import { readDocument } from '../support/documents/documents'

test('the start page shows the header and the first row of each example in the README', () => {
  const examples = [...readDocument('README.md').matchAll(/```csv\n([^`]*)```/g)].map(([, text = '']) => text.split('\n').slice(0, 2))
  expect(exampleFiles.map(({ lines }) => lines)).toEqual(examples)
})
