/** Never called. Specs of the built page import no source of it, so this says to `vitest --changed` what it is made from. */
export const sourcesOfPage = () => import('../../../renderer/main')
