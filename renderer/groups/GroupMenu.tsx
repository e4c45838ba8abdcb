import type { LoadedAttribute } from '../../shared/folder/dataSet'
import { groupByLabel, type GroupBy } from '../../shared/report/groups'
import { countOf, formatCount } from '../format/numbers'
import { maximumGroups } from '../selection/groupSelection'
import { useSelection } from '../selection/useSelection'
import { Popover } from '../ui/Popover'
import { groupChoices } from './groupChoices'
import './GroupMenu.css'

interface GroupMenuProps {
  /** What is known about attributes of the open folder; empty if the report is about another one. */
  readonly loadedAttributes: readonly LoadedAttribute[]
}

/** Chooses what the stores are grouped by: an attribute or the time zone. */
export function GroupMenu({ loadedAttributes }: GroupMenuProps) {
  const { attributes, groups } = useSelection()
  return (
    <Popover
      label={
        groups === null ? (
          'Group by'
        ) : (
          <>
            Group by: <span className="currentViewName">{groupByLabel(groups.groupBy, attributes)}</span>
          </>
        )
      }
      panelName="Group by"
      panelClassName="groupMenu"
      command="chooseGroups"
    >
      {(close) => <GroupChoices loadedAttributes={loadedAttributes} onClose={close} />}
    </Popover>
  )
}

function GroupChoices({ loadedAttributes, onClose }: GroupMenuProps & { readonly onClose: () => void }) {
  const { attributes, groups, changeView } = useSelection()
  const { shared, single } = groupChoices(attributes, loadedAttributes)

  function choose(groupBy: GroupBy | undefined): void {
    changeView({ groupBy, groupsByStores: undefined })
    onClose()
  }

  function expandAll(isExpanded: boolean): void {
    groups?.expand(new Set(isExpanded ? groups.list?.map(({ value }) => value) : []))
    onClose()
  }

  return (
    <>
      <ul className="groupChoices">
        <li>
          <button type="button" className="listButton" aria-current={groups === null} onClick={() => choose(undefined)}>
            None
          </button>
        </li>
        {[...shared, ...single].map((key) => (
          <li key={key}>
            <button type="button" className="listButton" aria-current={groups?.groupBy === key} onClick={() => choose(key)}>
              {groupByLabel(key, attributes)}
              {single.includes(key) && <span className="muted"> · about one store each</span>}
            </button>
          </li>
        ))}
      </ul>
      {groups !== null && (
        <div className="groupMenuActions">
          <button type="button" className="button" onClick={() => expandAll(true)}>
            Expand all
          </button>
          <button type="button" className="button" onClick={() => expandAll(false)}>
            Collapse all
          </button>
        </div>
      )}
      <p className="muted">Uptime % of a group is that of its stores together, not the mean of their percentages.</p>
    </>
  )
}

/** Says how many groups there are, and whether the table shows only some of them. */
export function GroupCount() {
  const { groups } = useSelection()
  if (groups === null || groups.list === null) return null
  if (groups.total <= maximumGroups) return <output className="muted groupCount">{countOf(groups.total, 'group')}</output>
  return (
    <output className="muted">
      First {formatCount(maximumGroups)} of {countOf(groups.total, 'group')}
    </output>
  )
}
