import type { Attribute } from '../../shared/folder/attributes'
import type { LoadedAttribute } from '../../shared/folder/dataSet'
import type { GroupBy } from '../../shared/report/groups'

/** With more values for a store than this, a group is hardly more than a store. */
const fewestStoresPerValue = 1.25

interface OrderedChoices {
  /** What stores have in common: most attributes, and the time zone. */
  readonly shared: readonly GroupBy[]
  /** What nearly every store has for itself, such as its name. */
  readonly single: readonly GroupBy[]
}

/** What stores can be grouped by. `loaded` is what is known about attributes of the open folder; empty if it is another folder. */
export function groupChoices(attributes: readonly Attribute[], loaded: readonly LoadedAttribute[]): OrderedChoices {
  const isSingle = ({ key }: Attribute): boolean => loaded.some((known) => known.key === key && known.stores < known.values * fewestStoresPerValue)
  return {
    shared: [...attributes.filter((attribute) => !isSingle(attribute)).map(({ key }) => key), 'timezone'],
    single: attributes.filter(isSingle).map(({ key }) => key),
  }
}
