/**
 * Never called. Specs of the built program do not import its sources, so these imports show them to `vitest --changed`. The
 * page has a separate list, because few specs of the program need it.
 */
export const sourcesOfProgram = {
  commandLine: () => import('../../../electron/cli/cli'),
  desktop: () => import('../../../electron/desktop/main'),
  preload: () => import('../../../electron/desktop/preload'),
}
