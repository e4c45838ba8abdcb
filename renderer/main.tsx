// These styles come before the components, whose own styles override them.
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
import { withHeldQuestions } from './transport/heldQuestions'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')

const transport = withHeldQuestions(chooseTransport())
const reactRoot = createRoot(root)
// Not awaited here: with a top-level `await`, the bundler splits the first file into many.
void transport.call('getPreferences', {}).then((preferences) =>
  reactRoot.render(
    <StrictMode>
      <TransportProvider transport={transport}>
        <PreferencesProvider answer={preferences}>
          <CommandsProvider>
            <App />
          </CommandsProvider>
        </PreferencesProvider>
      </TransportProvider>
    </StrictMode>,
  ),
)
