import type { Remark } from './settingsDraft'

/** Beside a field: what is wrong with it, or what it means. Screen readers hear it when it changes. */
export function SettingsRemark({ id, remark }: { readonly id: string; readonly remark: Remark | undefined }) {
  return (
    <p id={id} className={remark?.isProblem ? 'settingsRemark errorText' : 'settingsRemark muted'} aria-live="polite">
      {remark?.text}
    </p>
  )
}
