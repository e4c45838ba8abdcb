/**
 * CI sets THOROUGH=1. Then tests of the page run through every door, views are looked at in every size and scheme, and
 * tests with random inputs take four times as long.
 */
export const isThorough = process.env['THOROUGH'] === '1'
