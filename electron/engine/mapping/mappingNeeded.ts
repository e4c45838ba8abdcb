import type { FileRole } from '../../../shared/folder/dataSet'
import { EngineError } from '../core/errors'

/** What has to be settled about one table before a folder can be read, as a sentence. */
export interface MappingQuestion {
  readonly role: FileRole
  readonly sentence: string
}

/** A folder can be read in more than one way, or not in the way that was chosen: the user has to say. */
export class MappingNeeded extends EngineError {
  constructor(readonly questions: readonly MappingQuestion[]) {
    super('MAPPING_NEEDED', questions.map(({ sentence }) => sentence).join(' '))
  }
}
