import type { PanelModule } from '../shell'
import { PanelView } from './panel'

export const createPanel: PanelModule['createPanel'] = (shell) => new PanelView(shell)
