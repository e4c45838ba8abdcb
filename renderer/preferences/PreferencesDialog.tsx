import { useState } from 'react'
import { themes, type Theme } from '../../shared/preferences/preferenceLimits'
import { Checkbox } from '../ui/Checkbox'
import { ChoiceGroup } from '../ui/Choices'
import { ClosingActions } from '../ui/ClosingActions'
import { ModalDialog } from '../ui/ModalDialog'
import { askToNotify } from './notifications'
import { KeptFilesChoice } from './KeptFilesChoice'
import { MemoryChoice } from './MemoryChoice'
import { UpdateAddress } from './UpdateAddress'
import { usePreferences } from './usePreferences'
import './PreferencesDialog.css'

const themeLabels: Readonly<Record<Theme, string>> = { system: 'Use system setting', light: 'Light', dark: 'Dark' }

interface PreferencesDialogProps {
  readonly isDesktop: boolean
  readonly onClose: () => void
}

/** Shows the preferences. Every change applies at once. */
export function PreferencesDialog({ isDesktop, onClose }: PreferencesDialogProps) {
  const { preferences, change } = usePreferences()
  const [isRefused, setIsRefused] = useState(false)

  async function switchNotifications(isOn: boolean): Promise<void> {
    const notifies = isOn && (await askToNotify())
    setIsRefused(isOn && !notifies)
    change({ notifies })
  }

  return (
    <ModalDialog title="Preferences" className="preferencesDialog" onClose={onClose}>
      <ChoiceGroup
        legend="Theme"
        choices={themes.map((theme) => ({ value: theme, label: themeLabels[theme] }))}
        chosen={preferences.theme}
        onChoose={(theme) => change({ theme })}
      />
      <fieldset>
        <legend>On startup</legend>
        <Checkbox isChecked={preferences.reopensLastFolder} onChange={(reopensLastFolder) => change({ reopensLastFolder })}>
          Reopen the last folder
        </Checkbox>
      </fieldset>
      <fieldset>
        <legend>New data in the open folder</legend>
        <Checkbox
          isChecked={preferences.rerunsAutomatically}
          onChange={(rerunsAutomatically) => change({ rerunsAutomatically })}
        >
          Update the report automatically
        </Checkbox>
        <p className="muted">
          Store Monitor checks the folder all the time and waits until files are complete. Filters, selection and the open store stay. It never writes to the folder.
        </p>
      </fieldset>
      <KeptFilesChoice />
      {isDesktop && <MemoryChoice />}
      <fieldset>
        <legend>Notifications</legend>
        <Checkbox isChecked={preferences.notifies} onChange={(isOn) => void switchNotifications(isOn)}>
          Notify me about finished reports and new data when this window is in the background
        </Checkbox>
        {isRefused && (
          <p role="alert" className="errorText">
            Notifications are blocked. Allow them in your browser or system settings, then turn them on here.
          </p>
        )}
      </fieldset>
      {isDesktop && (
        <fieldset>
          <legend>Icon</legend>
          <Checkbox isChecked={preferences.showsTrayIcon} onChange={(showsTrayIcon) => change({ showsTrayIcon })}>
            Show an icon in the notification area, or in the menu bar on macOS
          </Checkbox>
          <p className="muted">It says how many stores are down, and brings this window to the front.</p>
        </fieldset>
      )}
      {isDesktop && <UpdateAddress address={preferences.updateAddress} onChange={(updateAddress) => change({ updateAddress })} />}
      <ClosingActions onClose={onClose} />
    </ModalDialog>
  )
}
