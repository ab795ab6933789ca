import type { Attachment } from '../contract'
import { h, icon, type Child } from '../dom'
import { FILE } from '../icons'
import type { Draft } from '../talk/outbox'
import { avatar } from './avatar'
import { clockTime, dayName, fileSize } from './dates'
import { splitLinks } from './links'
import type { Row } from './rows'
import type { Ui } from './ui'

/** Foreign text as nodes: words, line breaks and safe links. */
export function textNodes(text: string, t: Ui['t']): Child[] {
  return splitLinks(text).map((piece) =>
    piece.kind === 'text'
      ? piece.text
      : piece.href.startsWith('mailto:')
        ? h('a', { href: piece.href }, piece.text)
        : h('a', { href: piece.href, target: '_blank', rel: 'noopener noreferrer nofollow' }, piece.text, hidden(` (${t.opensNewTab})`)),
  )
}

/** Text for those who listen. */
export function hidden(text: string): HTMLElement {
  return h('span', { class: 'heard' }, text)
}

function fileNode(file: Pick<Attachment, 'file_name' | 'size' | 'url'> & { is_image?: boolean }, ui: Ui): HTMLElement {
  const href = ui.shell.http.address(file.url)
  const link = h('a', { class: 'file', href, target: '_blank', rel: 'noopener noreferrer' })
  const plain = () => {
    link.className = 'file'
    link.replaceChildren(icon(FILE), h('span', { class: 'name' }, file.file_name), h('span', { class: 'size' }, fileSize(file.size)), hidden(` (${ui.t.opensNewTab})`))
  }
  if (!file.is_image) plain()
  else {
    link.className = 'picture'
    link.append(h('img', { src: href, alt: file.file_name, loading: 'lazy', decoding: 'async', onerror: plain }), hidden(` (${ui.t.opensNewTab})`))
  }
  return link
}

/** The node of one row of the log. */
export function rowNode(row: Row, ui: Ui): HTMLElement {
  const { t, language } = ui
  if (row.kind === 'day') return h('div', { class: 'line day' }, h('span', {}, dayName(row.at, language, t)))
  if (row.kind === 'new') return h('div', { class: 'line new' }, h('span', {}, t.newMessages))
  if (row.kind === 'state') return h('div', { class: 'line state' }, h('span', {}, stateText(row.state, t)))
  return row.kind === 'draft' ? draftNode(row, ui) : messageNode(row, ui)
}

function messageNode(row: Row & { kind: 'message' }, ui: Ui): HTMLElement {
  const { message } = row
  const { t, shell, language } = ui
  const isOwn = message.from === 'visitor' || message.from === 'mail'
  const name = isOwn ? t.you : (message.author?.name ?? shell.config.brand ?? shell.config.name)
  const time = clockTime(message.at, language)
  const origin = message.from === 'mail' ? t.byMail : null
  const meta = [row.status ? t[row.status] : null, origin, row.isLast ? time : null].filter(Boolean).join(' · ')
  return h(
    'div',
    { class: `message ${isOwn ? 'own' : 'theirs'}${row.isFirst ? ' first' : ''}` },
    !isOwn && row.isFirst ? h('div', { class: 'author', 'aria-hidden': 'true' }, name) : null,
    !isOwn ? (row.isLast ? avatar(message.author ?? { name }, (path) => shell.http.address(path)) : h('span', { class: 'avatar none' })) : null,
    h(
      'div',
      { class: 'content' },
      hidden(`${name}, ${time}: `),
      message.text ? h('div', { class: 'text' }, ...textNodes(message.text, t)) : null,
      ...(message.attachments ?? []).map((file) => fileNode(file, ui)),
    ),
    meta ? h('div', { class: 'meta' }, meta) : null,
  )
}

function draftNode(row: Row & { kind: 'draft' }, ui: Ui): HTMLElement {
  const { draft, status } = row
  const { t, talk, language } = ui
  const time = clockTime(draft.at, language)
  const isFailed = status === 'failed'
  return h(
    'div',
    { class: `message own${row.isFirst ? ' first' : ''} ${isFailed ? 'failed' : status === 'sent' ? '' : 'pending'}` },
    h(
      'div',
      { class: 'content' },
      hidden(`${t.you}, ${time}: `),
      draft.text ? h('div', { class: 'text' }, ...textNodes(draft.text, t)) : null,
      ...draft.uploads.map((upload) => fileNode({ ...upload, is_image: /^image\/(?!svg)/.test(upload.content_type) }, ui)),
    ),
    h('div', { class: 'meta' }, isFailed ? [t.failed, whyFailed(draft, t)].filter(Boolean).join(' · ') : row.isLast ? `${t[status]} · ${time}` : t[status]),
    isFailed
      ? h(
          'div',
          { class: 'actions' },
          h('button', { type: 'button', class: 'link', onclick: () => talk.outbox.retry(draft.client_id) }, t.retry),
          h('button', { type: 'button', class: 'link', onclick: () => talk.outbox.discard(draft.client_id) }, t.discard),
        )
      : null,
  )
}

function whyFailed(draft: Draft, t: Ui['t']): string {
  const known = (t.messageProblem as Record<string, string>)[draft.code ?? '']
  return known ?? draft.reason ?? ''
}

/** What happened, in the visitor's language. Codes this version does not know say nothing. */
export function stateText(state: { code: string; by?: string | null; agent?: { name: string } | null }, t: Ui['t']): string {
  const name = state.agent?.name ?? ''
  if (state.code === 'chat_accepted') return name ? t.states.chat_accepted(name) : t.states.chat_accepted_unnamed
  if (state.code === 'chat_transferred') return t.states.chat_transferred(name)
  if (state.code === 'chat_ended') return state.by === 'visitor' ? t.states.chat_ended_by_visitor : t.states.chat_ended
  if (state.code === 'left_message') return t.states.left_message
  return ''
}
