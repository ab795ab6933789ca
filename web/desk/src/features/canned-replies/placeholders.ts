import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Language } from '@/api/types'

/** Something that is filled in, and what the chips put behind the bar for when nothing is known. */
export interface Placeholder {
  name: string
  fallback?: Record<Language, string>
}

/** What can stand in a reply. */
export const PLACEHOLDERS: Placeholder[] = [
  { name: 'contact.first_name', fallback: { th: 'ลูกค้า', en: 'customer' } },
  { name: 'contact.name', fallback: { th: 'ลูกค้า', en: 'customer' } },
  { name: 'ticket.number' },
  { name: 'ticket.subject' },
  { name: 'agent.first_name' },
  { name: 'agent.name' },
  { name: 'brand' },
  { name: 'date' },
]
const KNOWN = new Set(PLACEHOLDERS.map((one) => one.name))
const PATTERN = /\{\{([^{}|]*)(?:\|[^{}]*)?\}\}/g

/** The names in a text that are none of the known placeholders, each once. */
export function unknownPlaceholders(text: string, known: ReadonlySet<string> = KNOWN): string[] {
  const names = [...text.matchAll(PATTERN)].map((match) => match[1]!.trim())
  const torn = text.replace(PATTERN, '').split('\n').filter((line) => /\{\{|\}\}/.test(line))
  return [...new Set([...names.filter((name) => !known.has(name)), ...torn.map((line) => line.trim().slice(0, 60))])]
}

export const written = (name: string, language: Language) => {
  const fallback = PLACEHOLDERS.find((one) => one.name === name)?.fallback?.[language]
  return fallback ? `{{${name}|${fallback}}}` : `{{${name}}}`
}

/** The text of an editor's HTML, one line a block. */
export function textOf(html: string): string {
  const body = new DOMParser().parseFromString(html.replace(/<\/(p|li|blockquote)>|<br\s*\/?>/g, '\n$&'), 'text/html').body
  return body.textContent ?? ''
}

/** Shows placeholders as chips while they are written; unknown ones as mistakes. */
export const placeholderMarks = (known: ReadonlySet<string>) => Extension.create({
  name: 'placeholderMarks',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('placeholderMarks'),
        props: {
          decorations(state) {
            const found: Decoration[] = []
            state.doc.descendants((node, position) => {
              if (!node.isTextblock) return
              const text = node.textBetween(0, node.content.size, undefined, '\ufffc')
              for (const match of text.matchAll(PATTERN)) {
                const from = position + 1 + match.index
                const style = known.has(match[1]!.trim()) ? 'placeholder' : 'placeholder is-unknown'
                found.push(Decoration.inline(from, from + match[0].length, { class: style, spellcheck: 'false' }))
              }
            })
            return DecorationSet.create(state.doc, found)
          },
        },
      }),
    ]
  },
})
