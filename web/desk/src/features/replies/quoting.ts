import type { Editor } from '@tiptap/core'

/** Puts a passage that somebody else wrote where the caret stands, as a quote, with room below it to go on writing. */
export function insertQuote(editor: Editor, text: string, isPlain: boolean): void {
  const lines = text.trim().split(/\n+/).map((line) => line.trim()).filter(Boolean)
  if (!lines.length) return
  const paragraphs = lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: isPlain ? `> ${line}` : line }] }))
  const quoted = isPlain ? paragraphs : [{ type: 'blockquote', content: paragraphs }]
  editor.chain().focus().insertContent([...quoted, { type: 'paragraph' }]).run()
  editor.commands.scrollIntoView()
}

/** What is selected inside an element, frames of mails included. */
export function selectedIn(element: Element): string {
  const own = document.getSelection()
  if (own && !own.isCollapsed && own.anchorNode && element.contains(own.anchorNode)) return own.toString()
  for (const frame of element.querySelectorAll('iframe')) {
    const inside = frame.contentDocument?.getSelection()
    if (inside && !inside.isCollapsed) return inside.toString()
  }
  return ''
}
