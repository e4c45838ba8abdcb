import type { StoreState } from '../../shared/report/verdict'

/** The classes that put its mark before the name of a state. */
export const stateClasses: Readonly<Record<StoreState, string>> = {
  down: 'stateDown',
  up: 'stateUp',
  closed: 'stateClosed',
  unknown: 'stateUnknown',
}
