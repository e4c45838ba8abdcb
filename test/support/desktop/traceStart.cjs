// Loaded by Electron before the program. Prints the moments of a start, so that a test can act at each.
const { app } = require('electron')

const say = (moment) => process.stderr.write(`moment: ${moment}\n`)

say('loaded')
app.once('ready', () => say('ready'))
app.on('browser-window-created', (_event, window) => {
  say('window created')
  window.once('ready-to-show', () => say('ready to show'))
  window.webContents.once('did-finish-load', () => say('page loaded'))
})
