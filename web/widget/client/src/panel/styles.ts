import composer from '../styles/composer.css?inline'
import forms from '../styles/forms.css?inline'
import log from '../styles/log.css?inline'
import notes from '../styles/notes.css?inline'
import panel from '../styles/panel.css?inline'

/** The panel's stylesheet; the full-screen rules of panel.css come last. */
export const SHEET = forms + composer + log + notes + panel
