import type { Remark } from './settingsDraft'

/** Beside a field, which it describes: what is wrong with it, or what it means. */
export function SettingsRemark({ id, remark }: { readonly id: string; readonly remark: Remark | undefined }) {
  return (
    <p id={id} className={remark?.isProblem ? 'settingsRemark errorText' : 'settingsRemark muted'}>
      {remark?.text}
    </p>
  )
}
