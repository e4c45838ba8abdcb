import { useState } from 'react'
import { themes, type Theme } from '../../shared/preferences/preferences'
import { Checkbox } from '../ui/Checkbox'
import { ChoiceGroup } from '../ui/Choices'
import { ClosingActions } from '../ui/ClosingActions'
import { ModalDialog } from '../ui/ModalDialog'
import { askToNotify } from './notifications'
import { usePreferences } from './usePreferences'
import './PreferencesDialog.css'

const themeLabels: Readonly<Record<Theme, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** What the user likes, in force as soon as it is chosen. */
export function PreferencesDialog({ onClose }: { readonly onClose: () => void }) {
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
        legend="Colours"
        choices={themes.map((theme) => ({ value: theme, label: themeLabels[theme] }))}
        chosen={preferences.theme}
        onChoose={(theme) => change({ theme })}
      />
      <fieldset>
        <legend>At the start</legend>
        <Checkbox isChecked={preferences.reopensLastFolder} onChange={(reopensLastFolder) => change({ reopensLastFolder })}>
          Open the folder of last time
        </Checkbox>
      </fieldset>
      <fieldset>
        <legend>New data in the open folder</legend>
        <Checkbox
          isChecked={preferences.rerunsAutomatically}
          onChange={(rerunsAutomatically) => change({ rerunsAutomatically })}
        >
          Run the report again by itself
        </Checkbox>
        <p className="muted">
          The folder is looked at every few seconds; files that are still being written are waited for. Nothing is ever
          written into it.
        </p>
      </fieldset>
      <fieldset>
        <legend>Notifications</legend>
        <Checkbox isChecked={preferences.notifies} onChange={(isOn) => void switchNotifications(isOn)}>
          Tell me when a report ends or data is new while I look elsewhere
        </Checkbox>
        {isRefused && (
          <p role="alert" className="errorText">
            This window may not show notifications. Allow them in the settings of your browser or system, then switch
            them on here.
          </p>
        )}
      </fieldset>
      <ClosingActions onClose={onClose} />
    </ModalDialog>
  )
}
