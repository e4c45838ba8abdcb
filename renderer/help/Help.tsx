import { useState } from 'react'
import { useCommand } from '../commands/useCommands'
import { HelpDialog } from './HelpDialog'
import type { HelpPageId } from './helpPages'

/** Opens the help when the user chooses one of its pages in the Help menu. */
export function Help() {
  const [openPage, setOpenPage] = useState<HelpPageId | null>(null)
  useCommand('showManual', () => setOpenPage('manual'))
  useCommand('showServerHandbook', () => setOpenPage('server'))
  useCommand('showReportRules', () => setOpenPage('rules'))
  useCommand('showSpeed', () => setOpenPage('speed'))
  useCommand('showArchitecture', () => setOpenPage('architecture'))
  return openPage === null ? null : <HelpDialog firstPage={openPage} onClose={() => setOpenPage(null)} />
}
