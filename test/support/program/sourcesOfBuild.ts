/**
 * Never called. Specs of the built program import no source of it, so this says to `vitest --changed` which sources the
 * build is made from.
 */
export const sourcesOfBuild = {
  commandLine: () => import('../../../electron/cli/cli'),
  desktop: () => import('../../../electron/desktop/main'),
  preload: () => import('../../../electron/desktop/preload'),
  page: () => import('../../../renderer/main'),
}
