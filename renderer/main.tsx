// Before the components, whose own styles say what is different.
import './styles/palette.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/forcedColors.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { CommandsProvider } from './commands/CommandsProvider'
import { PreferencesProvider } from './preferences/PreferencesProvider'
import { chooseTransport, TransportContext } from './transport/transport'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')

createRoot(root).render(
  <StrictMode>
    <TransportContext value={chooseTransport()}>
      <PreferencesProvider>
        <CommandsProvider>
          <App />
        </CommandsProvider>
      </PreferencesProvider>
    </TransportContext>
  </StrictMode>,
)
