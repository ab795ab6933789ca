import { h, put } from '../dom'
import type { Problem } from '../loader/http'
import type { Ui } from './ui'
import { problemOfAnswer } from './validation'

/** Asks where the copy of the chat is to go. */
function transcriptSheet(ui: Ui): HTMLElement {
  const { t, shell } = ui
  const input = h('input', {
    type: 'email',
    id: 'sawasdesk-transcript',
    class: 'first-focus',
    autocomplete: 'email',
    'aria-describedby': 'sawasdesk-transcript-problem',
    maxlength: 300,
  })
  input.value = shell.session.answer?.visitor.email || shell.session.identity?.email || ''
  const problem = h('p', { class: 'problem', id: 'sawasdesk-transcript-problem', role: 'alert' })
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const email = input.value.trim()
    const found = problemOfAnswer({ key: 'email', label: '', type: 'email', required: true }, email)
    problem.textContent = found ? t[found] : ''
    put(input, 'aria-invalid', found ? 'true' : null)
    if (found) return input.focus()
    try {
      await shell.http.post('chat/v1/transcript', { email })
    } catch (error) {
      const { code } = error as Problem
      problem.textContent = code === 'nothing_to_send' ? t.transcriptEmpty : code === 'profile_invalid' ? t.badEmail : t.formFailed
      return
    }
    ui.tell(t.transcriptDone(email))
    ui.openSheet(null)
  }
  return h(
    'form',
    { class: 'sheet', novalidate: true, onsubmit: submit, 'aria-label': t.transcript },
    h('label', { for: input.id }, t.transcriptIntro),
    input,
    problem,
    h(
      'div',
      { class: 'choices' },
      h('button', { type: 'button', class: 'big quiet', onclick: () => ui.openSheet(null) }, t.cancel),
      h('button', { type: 'submit', class: 'big' }, t.transcriptSend),
    ),
  )
}

/** Makes sure that the end is meant. */
function endSheet(ui: Ui): HTMLElement {
  const { t, talk } = ui
  const end = () => {
    talk.end()
    ui.openSheet(null)
  }
  return h(
    'div',
    { class: 'sheet', role: 'group', 'aria-labelledby': 'sawasdesk-end' },
    h('p', { id: 'sawasdesk-end' }, t.endQuestion),
    h(
      'div',
      { class: 'choices' },
      h('button', { type: 'button', class: 'big quiet first-focus', onclick: () => ui.openSheet(null) }, t.cancel),
      h('button', { type: 'button', class: 'big', onclick: end }, t.endYes),
    ),
  )
}

/** What stands in the composer's place while a question is asked. */
export const SHEETS = { transcript: transcriptSheet, end: endSheet }
