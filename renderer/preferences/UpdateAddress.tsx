import { useId, useState } from 'react'
import { isUpdateAddress, maximumUpdateAddressLength } from '../../shared/preferences/updateAddress'

interface UpdateAddressProps {
  readonly address: string
  readonly onChange: (address: string) => void
}

const isUsable = (typed: string): boolean => typed === '' || isUpdateAddress(typed)

/** The field with the address of updates. Only a usable address is saved. */
export function UpdateAddress({ address, onChange }: UpdateAddressProps) {
  const [text, setText] = useState(address)
  const problemId = useId()
  const hasProblem = !isUsable(text.trim())

  function update(typed: string): void {
    setText(typed)
    if (isUsable(typed.trim())) onChange(typed.trim())
  }

  return (
    <fieldset>
      <legend>Updates</legend>
      <label className="updateAddress">
        Update address
        <input
          type="url"
          className="field"
          spellCheck={false}
          maxLength={maximumUpdateAddressLength}
          value={text}
          aria-invalid={hasProblem}
          aria-describedby={problemId}
          onChange={({ target }) => update(target.value)}
        />
      </label>
      {hasProblem ? (
        <p id={problemId} role="alert" className="errorText">
          Enter an address that begins with https://. Until then the earlier one counts.
        </p>
      ) : (
        <p id={problemId} className="muted">
          “Check for Updates” looks here, and nothing else does. Without an address, Store Monitor does not look for updates.
        </p>
      )}
    </fieldset>
  )
}
