// A window from which a file or folder can be dragged into another program.
const { app, BrowserWindow, ipcMain, nativeImage } = require('electron')

const pixel = nativeImage.createFromDataURL(
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
)
const page = `<title>Drag source</title><body draggable="true" style="height: 100vh; margin: 0">
  <script>
    addEventListener('dragstart', (event) => { event.preventDefault(); require('electron').ipcRenderer.send('drag') })
  </script>`

app.setPath('userData', process.env.DRAG_SOURCE_DATA)
void app.whenReady().then(() => {
  const window = new BrowserWindow({ x: 0, y: 0, width: 200, height: 150, alwaysOnTop: true, webPreferences: { nodeIntegration: true, contextIsolation: false } })
  ipcMain.on('drag', (event) => event.sender.startDrag({ file: process.env.DRAG_SOURCE_FILE, icon: pixel }))
  void window.loadURL(`data:text/html,${encodeURIComponent(page)}`)
})
