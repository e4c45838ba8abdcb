import { build } from '../../../electron/cli/launch.mjs'

/** The end-to-end and command-line tests run what users run: the built program. */
export default build
