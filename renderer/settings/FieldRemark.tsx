import type { Remark } from './settingsDraft'

/** The line under a field that says what is wrong with its value, or what the value means. */
export function FieldRemark({ id, remark }: { readonly id: string; readonly remark: Remark | undefined }) {
  return (
    <p id={id} className={remark?.isProblem ? 'fieldRemark errorText' : 'fieldRemark muted'}>
      {remark?.text}
    </p>
  )
}
