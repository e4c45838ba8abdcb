import { build } from '../../../electron/cli/launch.mjs'

/** Builds the program before the tests, because the end-to-end and command-line tests run what users run. */
export default build
