import { useEffect, useState } from 'react'
import type { DataSetSummary, Notice } from '../../shared/folder/dataSet'
import type { Report } from '../../shared/report/report'
import { usePreferences } from '../preferences/usePreferences'
import { useTransport } from '../transport/transport'
import { unreadNotices, withReadNotices, withoutReadNotices } from './readNotices'

interface Notices {
  /** What may make the numbers on screen mislead. */
  readonly all: readonly Notice[]
  /** Those that the user has not dismissed. */
  readonly unread: readonly Notice[]
  /** Hides all until one is new, or until they are asked for. */
  readonly dismiss: () => void
  readonly showAgain: () => void
}

/** The notices of a report and its folder; `dataSet` is null while that folder is not open, and then there are none. */
export function useNotices(report: Report | null, dataSet: DataSetSummary | null): Notices {
  const transport = useTransport()
  const { preferences, change } = usePreferences()
  const [answer, setAnswer] = useState<{ report: Report; dataSet: DataSetSummary; notices: readonly Notice[] } | null>(null)

  // Not a cached query: the answer for the same report changes when its folder is opened or loaded again.
  useEffect(() => {
    if (report === null || dataSet === null) return undefined
    let isWanted = true
    void transport.call('getNotices', { reportId: report.reportId }).then((found) => {
      if (isWanted && found.ok) setAnswer({ report, dataSet, notices: found.value })
    })
    return () => {
      isWanted = false
    }
  }, [transport, report, dataSet])

  if (dataSet === null) return { all: [], unread: [], dismiss: () => undefined, showAgain: () => undefined }
  const { folder } = dataSet
  const { readNotices } = preferences
  const all = answer?.report === report && answer.dataSet === dataSet ? answer.notices : dataSet.notices
  return {
    all,
    unread: unreadNotices(folder, all, readNotices),
    dismiss: () => change({ readNotices: withReadNotices(folder, all, readNotices) }),
    showAgain: () => change({ readNotices: withoutReadNotices(folder, readNotices) }),
  }
}
