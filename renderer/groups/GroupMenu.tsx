import { groupByLabel, type GroupBy } from '../../shared/report/groups'
import { countOf, formatCount } from '../format/numbers'
import { maximumGroups } from '../selection/groupSelection'
import { useSelection } from '../selection/useSelection'
import { Popover } from '../ui/Popover'
import './GroupMenu.css'

const timeZone: GroupBy = 'timezone'

/** Chooses what the stores are grouped by: an attribute or the time zone. */
export function GroupMenu() {
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
      {(close) => <GroupChoices onClose={close} />}
    </Popover>
  )
}

function GroupChoices({ onClose }: { readonly onClose: () => void }) {
  const { attributes, groups, changeView } = useSelection()

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
        {[...attributes.map(({ key }) => key), timeZone].map((key) => (
          <li key={key}>
            <button type="button" className="listButton" aria-current={groups?.groupBy === key} onClick={() => choose(key)}>
              {groupByLabel(key, attributes)}
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
