import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { GeneratorSettings } from '../support/data/generator'
import { writeDataSet } from '../support/data/writeDataSet'
import { programFolder } from '../support/program/programFolder'

/** Returns a folder under .bench with the files of these settings. Generates them if the folder does not exist. */
export async function dataFolder(name: string, settings: GeneratorSettings): Promise<string> {
  // The seed and the counts are in the name, so that other settings have another folder.
  const { seed, stores, days } = settings
  const folder = join(programFolder, '.bench', `${name}-${seed}-${stores}-${days}`)
  if (existsSync(folder)) return folder
  console.log(`Generating ${folder}`)
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await writeDataSet(unfinished, settings)
  await rename(unfinished, folder)
  return folder
}
