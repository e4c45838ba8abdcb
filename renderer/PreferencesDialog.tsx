import { useId, useState } from 'react'
import { themes, type Theme } from '../shared/preferences'
import { ClosingActions } from './ClosingActions'
import { ModalDialog } from './ModalDialog'
import { askToNotify } from './notifications'
import { usePreferences } from './usePreferences'
import './PreferencesDialog.css'

const themeLabels: Readonly<Record<Theme, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** What the user likes, in force as soon as it is chosen. */
export function PreferencesDialog({ onClose }: { readonly onClose: () => void }) {
  const themeName = useId()
  const { preferences, change } = usePreferences()
  const [isRefused, setIsRefused] = useState(false)

  async function switchNotifications(isOn: boolean): Promise<void> {
    const notifies = isOn && (await askToNotify())
    setIsRefused(isOn && !notifies)
    change({ notifies })
  }

  return (
    <ModalDialog title="Preferences" className="preferencesDialog" onClose={onClose}>
      <fieldset className="preferencesGroup">
        <legend>Colours</legend>
        {themes.map((theme) => (
          <label key={theme} className="choice">
            <input
              type="radio"
              name={themeName}
              checked={preferences.theme === theme}
              onChange={() => change({ theme })}
            />
            {themeLabels[theme]}
          </label>
        ))}
      </fieldset>
      <fieldset className="preferencesGroup">
        <legend>At the start</legend>
        <label className="choice">
          <input
            type="checkbox"
            checked={preferences.reopensLastFolder}
            onChange={({ target }) => change({ reopensLastFolder: target.checked })}
          />
          Open the folder of last time
        </label>
      </fieldset>
      <fieldset className="preferencesGroup">
        <legend>New data in the open folder</legend>
        <label className="choice">
          <input
            type="checkbox"
            checked={preferences.rerunsAutomatically}
            onChange={({ target }) => change({ rerunsAutomatically: target.checked })}
          />
          Run the report again by itself
        </label>
        <p className="muted">
          The folder is looked at every few seconds; files that are still being written are waited for. Nothing is ever
          written into it.
        </p>
      </fieldset>
      <fieldset className="preferencesGroup">
        <legend>Notifications</legend>
        <label className="choice">
          <input
            type="checkbox"
            checked={preferences.notifies}
            onChange={({ target }) => void switchNotifications(target.checked)}
          />
          Tell me when a report ends or data is new while I look elsewhere
        </label>
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
