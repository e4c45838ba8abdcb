import type { OperationName, Outputs } from '../../shared/operations/contract'
import type { WantedFolder } from '../operations/wantedFolder'
import type { UserData } from '../userData/userData'

export type FirstAnswers = { readonly [Name in OperationName]?: () => Promise<Outputs[Name]> }

/**
 * What the page asks before it shows its first screen. These answers need no engine: until it is open, no folder is. The
 * event `historyProblem` follows if the history cannot be opened.
 */
export function firstAnswers(userData: () => Promise<UserData>, wantedFolder: WantedFolder): FirstAnswers {
  return {
    takeWantedFolder: () => Promise.resolve(wantedFolder.take()),
    getPreferences: async () => (await userData()).preferences.get(),
    async getOverview() {
      const { preferences, problems, recentFolders } = await userData()
      // What is wrong with the files is known once they are read.
      const [folders] = await Promise.all([recentFolders.get(), preferences.get()])
      return { door: 'desktop', dataSet: null, report: null, newData: null, recentFolders: folders, historyProblem: null, userDataProblems: problems }
    },
  }
}
