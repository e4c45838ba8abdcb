import type { Mapping } from '../../shared/folder/mapping'
import { EngineError, ValueQuestion } from '../engine/core/errors'
import type { Host } from './host'

/**
 * Loads a folder with a mapping that a user may have chosen. Throws FORBIDDEN if that, or the question of the load, is about files
 * that unpack to far more than their size, and the users of this door do not decide about them.
 */
export async function loadWithinLimit<Value>({ mayUnpackAll }: Pick<Host, 'mayUnpackAll'>, mapping: Mapping | null, load: () => Promise<Value>): Promise<Value> {
  if (mayUnpackAll) return load()
  if (mapping?.unpacking !== undefined) throw new EngineError('FORBIDDEN', 'This server reads files that unpack to far more than their size only if it is started with --unpack-all.')
  try {
    return await load()
  } catch (error) {
    if (!(error instanceof ValueQuestion) || error.choice !== 'unpacking') throw error
    throw new EngineError('FORBIDDEN', `${error.message} This server reads it only if it is started with --unpack-all.`, { cause: error })
  }
}
