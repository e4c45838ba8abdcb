// Before the components, whose own styles override these.
import './styles/palette.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/forcedColors.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { CommandsProvider } from './commands/CommandsProvider'
import { PreferencesProvider } from './preferences/PreferencesProvider'
import { chooseTransport } from './transport/transport'
import { TransportProvider } from './transport/TransportProvider'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')

createRoot(root).render(
  <StrictMode>
    <TransportProvider transport={chooseTransport()}>
      <PreferencesProvider>
        <CommandsProvider>
          <App />
        </CommandsProvider>
      </PreferencesProvider>
    </TransportProvider>
  </StrictMode>,
)
