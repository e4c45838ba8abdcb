/**
 * The formats of a CSV file. `plain` has commas, decimal points and LF, for every program. The others are for Excel, which
 * expects the list separator and the decimal mark of the computer: `excel` has commas and decimal points,
 * `excel-semicolon` has semicolons and decimal commas.
 */
export const csvFormats = ['plain', 'excel', 'excel-semicolon'] as const
export type CsvFormat = (typeof csvFormats)[number]
