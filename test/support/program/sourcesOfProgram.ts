/**
 * Never called. Specs of the built program import no source of it, so these imports say to `vitest --changed` what the
 * program is made from. The page has a list of its own: few specs of the program need it.
 */
export const sourcesOfProgram = {
  commandLine: () => import('../../../electron/cli/cli'),
  desktop: () => import('../../../electron/desktop/main'),
  preload: () => import('../../../electron/desktop/preload'),
}
