/** Never called. Specs of the built page do not import its sources, so this import shows them to `vitest --changed`. */
export const sourcesOfPage = () => import('../../../renderer/main')
