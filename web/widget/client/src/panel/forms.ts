import type { PreChatField } from '../contract'
import { h, put } from '../dom'
import { textNodes } from './bubble'
import type { Ui } from './ui'
import { problemOfAnswer } from './validation'

const AUTOCOMPLETE: Record<string, string> = { name: 'name', email: 'email', phone: 'tel' }
const INPUT_TYPE: Record<string, string> = { text: 'text', email: 'email', phone: 'tel' }

/** Asks before anything is kept in the browser. */
export function consentView(ui: Ui): HTMLElement {
  const { t, shell } = ui
  const { consent, privacy_url, greeting } = shell.config.texts
  return h(
    'div',
    { class: 'view' },
    greeting ? h('p', { class: 'lead' }, ...textNodes(greeting, t)) : null,
    h('p', {}, ...textNodes(consent ?? '', t)),
    privacy_url ? h('p', {}, h('a', { href: privacy_url, target: '_blank', rel: 'noopener noreferrer' }, t.privacy)) : null,
    h('button', { type: 'button', class: 'big first-focus', onclick: () => ui.agree() }, t.consentAgree),
    h('button', { type: 'button', class: 'big quiet', onclick: () => shell.close() }, t.consentDecline),
  )
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

interface Asked {
  field: PreChatField
  control: Control
  problem: HTMLElement
}

function ask(field: PreChatField, ui: Ui): Asked {
  const { t } = ui
  const id = `sawasdesk-field-${field.key}`
  const common = { id, name: field.key, 'aria-describedby': `${id}-problem`, 'aria-required': field.required ? 'true' : null, autocomplete: AUTOCOMPLETE[field.key] ?? 'off' }
  const control: Control =
    field.type === 'select'
      ? h('select', common, h('option', { value: '' }, t.choose), ...(field.options ?? []).map((option) => h('option', { value: option }, option)))
      : field.type === 'textarea'
        ? h('textarea', { ...common, rows: 3, maxlength: 2000 })
        : h('input', { ...common, type: INPUT_TYPE[field.type] ?? 'text', maxlength: 300 })
  const problem = h('p', { class: 'problem', id: `${id}-problem` })
  const known = ui.shell.session.answer?.visitor ?? ui.shell.session.identity ?? {}
  const value = (known as Record<string, unknown>)[field.key]
  if (typeof value === 'string') control.value = value
  return { field, control, problem }
}

/** The questions before the chat; `onAnswers` gets them by key once they are in order. */
export function questionsView(questions: readonly PreChatField[], ui: Ui): HTMLElement {
  const { t, shell, talk } = ui
  const asked = questions.map((field) => ask(field, ui))
  const check = ({ field, control, problem }: Asked): boolean => {
    const found = problemOfAnswer(field, control.value)
    problem.textContent = found ? t[found] : ''
    put(control, 'aria-invalid', found ? 'true' : null)
    return found === null
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const wrong = asked.filter((one) => !check(one))
    if (wrong[0]) return wrong[0].control.focus()
    ui.finishForm(Object.fromEntries(asked.map(({ field, control }) => [field.key, control.value])))
  }
  const words = talk.standing.isAvailable ? shell.config.texts.greeting : shell.config.texts.away
  asked.forEach((one, at) => {
    if (at === 0) one.control.classList.add('first-focus')
    // While he types, not when he leaves the field: the button must not move away under the pointer that presses it.
    one.control.addEventListener('input', () => one.control.getAttribute('aria-invalid') && check(one))
  })
  return h(
    'form',
    { class: 'view', novalidate: true, onsubmit: submit, 'aria-label': talk.standing.isAvailable ? t.formIntro : t.awayIntro },
    words ? h('p', { class: 'lead' }, ...textNodes(words, t)) : null,
    ...asked.map(({ field, control, problem }) =>
      h(
        'div',
        { class: 'field' },
        h('label', { for: control.id }, field.label, field.required ? null : h('span', { class: 'aside' }, ` (${t.optional})`)),
        control,
        problem,
      ),
    ),
    h('button', { type: 'submit', class: 'big' }, talk.standing.isAvailable ? t.formStart : t.awayIntro),
    shell.config.pre_chat.is_required ? null : h('button', { type: 'button', class: 'big quiet', onclick: () => ui.finishForm({}) }, t.formSkip),
  )
}
