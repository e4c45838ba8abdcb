import { useEffect, useState } from 'react'
import type { Licence } from '../../shared/core/licence'
import { ClosingActions } from '../ui/ClosingActions'
import { ModalDialog } from '../ui/ModalDialog'
import './LicencesDialog.css'

/** The licences of all packages in the program. The build writes them into a file beside the page. */
export function LicencesDialog({ onClose }: { readonly onClose: () => void }) {
  const [licences, setLicences] = useState<readonly Licence[] | null>(null)
  const [hasFailed, setHasFailed] = useState(false)

  useEffect(() => {
    readLicences().then(setLicences, () => setHasFailed(true))
  }, [])

  return (
    <ModalDialog title="Third-Party Licences" className="licencesDialog columnDialog" onClose={onClose}>
      {hasFailed && <p role="alert">The file with the licences could not be read.</p>}
      <ul className="licences" aria-label="Packages" aria-busy={licences === null && !hasFailed}>
        {licences?.map(({ name, version, identifier, text }) => (
          <li key={`${name} ${version}`}>
            <details>
              <summary>
                {name} {version}
                {identifier !== null && <span className="licenceName"> {identifier}</span>}
              </summary>
              <pre>{text ?? `The package names ${identifier ?? 'its licence'} and has no further text.`}</pre>
            </details>
          </li>
        ))}
      </ul>
      <ClosingActions onClose={onClose} />
    </ModalDialog>
  )
}

async function readLicences(): Promise<readonly Licence[]> {
  const response = await fetch('./licences.json')
  if (!response.ok) throw new Error(response.statusText)
  return response.json()
}
