import { useState } from 'react'
import type { FolderInspection, Mapping } from '../../shared/folder/mapping'
import { fileRoles, type FileRole } from '../../shared/folder/fileRole'
import { chooseColumn, chooseFile, chooseForm, initialChoice, problemOf, toMapping } from './mappingChoice'
import { MappingTable } from './MappingTable'
import { ReadingChoices } from './ReadingChoices'
import { ModalDialog } from '../ui/ModalDialog'
import './MappingDialog.css'

interface MappingDialogProps {
  readonly inspection: FolderInspection
  readonly onOpen: (mapping: Mapping) => void
  readonly onClose: () => void
}

/** Asks for the files of each table, for the columns in them, and how their values are read. */
export function MappingDialog({ inspection, onOpen, onClose }: MappingDialogProps) {
  const { files, questions, isRemembered } = inspection
  const [choice, setChoice] = useState(() => initialChoice(inspection))
  const problem = problemOf(choice, inspection)
  const readings = <ReadingChoices asked={inspection.askedValues} choice={choice} onChoose={setChoice} />
  return (
    <ModalDialog title="Match files and columns" onClose={onClose} className="columnDialog mappingDialog">
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
          {isAboutValues(inspection) && readings}
          {askedFirst(inspection).map((role) => (
            <MappingTable
              key={role}
              role={role}
              files={files}
              chosenFiles={choice.tables[role]}
              onChooseFile={(file, isChosen) => setChoice(chooseFile(choice, files, role, file, isChosen))}
              onChooseForm={(file, form) => setChoice(chooseForm(choice, files, file, form))}
              onChooseColumn={(file, column, name) => setChoice(chooseColumn(choice, role, file, column, name))}
            />
          ))}
          {!isAboutValues(inspection) && readings}
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

/** Whether the user should look at the meaning of values first: files and columns are not asked about, but values are. */
function isAboutValues({ asked, askedValues, unknownStatuses, mapping }: FolderInspection): boolean {
  if (asked.length > 0) return false
  const settled = [mapping.weekdays, mapping.dates, mapping.specialDays, mapping.unpacking]
  return askedValues.length > 0 || unknownStatuses.length > 0 || settled.some((value) => value !== undefined)
}

/** The tables, beginning with those that the user is asked about. */
function askedFirst({ asked }: FolderInspection): readonly FileRole[] {
  return [...asked, ...fileRoles.filter((role) => !asked.includes(role))]
}
