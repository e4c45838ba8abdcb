import { useState } from 'react'
import { useCommand } from '../commands/useCommands'
import { laterPart } from '../ui/laterPart'
import type { HelpPageId } from './helpPages'

const LicencesDialog = laterPart(async () => (await import('./LicencesDialog')).LicencesDialog)
const HelpDialog = laterPart(async () => (await import('./HelpDialog')).HelpDialog)

/** Opens the help when the user chooses one of its pages in the Help menu, or the licences. */
export function Help() {
  const [openPage, setOpenPage] = useState<HelpPageId | null>(null)
  useCommand('showManual', () => setOpenPage('manual'))
  useCommand('showServerHandbook', () => setOpenPage('server'))
  useCommand('showReportRules', () => setOpenPage('rules'))
  useCommand('showScale', () => setOpenPage('scale'))
  useCommand('showSpeed', () => setOpenPage('speed'))
  useCommand('showReliability', () => setOpenPage('reliability'))
  useCommand('showArchitecture', () => setOpenPage('architecture'))
  const [areLicencesOpen, setAreLicencesOpen] = useState(false)
  useCommand('showLicences', () => setAreLicencesOpen(true))
  if (areLicencesOpen) return <LicencesDialog onClose={() => setAreLicencesOpen(false)} />
  return openPage === null ? null : <HelpDialog firstPage={openPage} onClose={() => setOpenPage(null)} />
}
