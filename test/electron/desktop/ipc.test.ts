import { expect, test } from 'vitest'
import { programFolder } from '../../support/program/programFolder'
import { launchDesktopDouble } from '../../support/desktop/desktopDouble'
import { withFolder } from '../../support/data/folder'

const empty = { dataSet: null, report: null, newData: null, recentFolders: [], historyProblem: null, userDataProblems: [] }
const overview = { ok: true, value: { door: 'desktop', ...empty } }

test('only our page can call operations', () =>
  withFolder({}, async (dataFolder) => {
    const app = await launchDesktopDouble(programFolder, dataFolder)
    const getOverview = () => app.page.evaluate(`storeMonitor.call('getOverview', {})`)
    expect(await getOverview()).toEqual(overview)

    await app.page.goto('http://elsewhere.app.localhost/')
    const message = 'Only the page of Store Monitor can call operations.'
    expect(await getOverview()).toEqual({ ok: false, error: { code: 'INVALID_INPUT', message } })
    await app.close()
  }))
