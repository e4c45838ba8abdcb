import { useState } from 'react'
import type { FolderInspection, Mapping } from '../../shared/folder/mapping'
import { fileRoles } from '../../shared/folder/fileRole'
import { chooseColumn, chooseFile, initialChoice, problemOf, toMapping } from './mappingChoice'
import { MappingTable } from './MappingTable'
import { ModalDialog } from '../ui/ModalDialog'
import './MappingDialog.css'

interface MappingDialogProps {
  readonly inspection: FolderInspection
  readonly onOpen: (mapping: Mapping) => void
  readonly onClose: () => void
}

/** Asks for the files of each table, and for the columns in them. */
export function MappingDialog({ inspection, onOpen, onClose }: MappingDialogProps) {
  const { files, questions, isRemembered } = inspection
  const [choice, setChoice] = useState(() => initialChoice(inspection))
  const problem = problemOf(choice)
  return (
    <ModalDialog title="Match your files" onClose={onClose} className="columnDialog mappingDialog">
      <form
        className="mappingForm"
        onSubmit={(event) => {
          event.preventDefault()
          if (problem === null) onOpen(toMapping(choice, inspection))
        }}
      >
        <div className="mappingTables">
          {questions.map((question) => (
            <p key={question}>{question}</p>
          ))}
          {fileRoles.map((role) => (
            <MappingTable
              key={role}
              role={role}
              files={files}
              mapped={choice[role]}
              onChooseFile={(file, isChosen) => setChoice(chooseFile(choice, files, role, file, isChosen))}
              onChooseColumn={(file, column, name) => setChoice(chooseColumn(choice, role, file, column, name))}
            />
          ))}
        </div>
        <div className="dialogActions">
          <output className="muted">{problem ?? 'Your choice is remembered for this folder.'}</output>
          {isRemembered && (
            <button type="button" className="button" onClick={() => onOpen({})}>
              Reset
            </button>
          )}
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={problem !== null}>
            Load
          </button>
        </div>
      </form>
    </ModalDialog>
  )
}
