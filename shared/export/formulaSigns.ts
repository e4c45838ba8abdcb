/**
 * The characters that a spreadsheet may take for the beginning of a formula: those that csv-stringify guards, with the full-width
 * ones, which some spreadsheets normalise. They are written as in a character class of a regular expression.
 */
export const formulaSigns = '=+@\\t\\r\\uff1d\\uff0b\\uff0d\\uff20-'
