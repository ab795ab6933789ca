import { Extension, type Editor, type Range } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import Suggestion, { type SuggestionProps } from '@tiptap/suggestion'
import { shallowReactive } from 'vue'

/** What is typed after a `/` at the start of a line or word, and where that stands; null while nothing is. */
export interface SlashState {
  typed: { query: string; range: Range; left: number; top: number; bottom: number } | null
  /** Shut with Escape; it opens again with the next `/`. */
  isShut: boolean
}

/** Watches for `/…` and knows nothing of what the list shows. */
export function slashExtension() {
  const state = shallowReactive<SlashState>({ typed: null, isShut: false })

  function show(props: SuggestionProps): void {
    const rect = props.clientRect?.()
    if (rect) state.typed = { query: props.query, range: props.range, left: rect.left, top: rect.top, bottom: rect.bottom }
  }

  const extension = Extension.create({
    name: 'slashCommand',
    addProseMirrorPlugins() {
      state.typed = null
      return [
        Suggestion({
          editor: this.editor,
          pluginKey: new PluginKey('slashCommand'),
          char: '/',
          items: () => [],
          render: () => ({
            onStart(props) {
              state.isShut = false
              show(props)
            },
            onUpdate: show,
            onExit: () => (state.typed = null),
          }),
        }),
      ]
    },
  })
  return { extension, state }
}

/** Puts a `/` where the caret stands, so that it begins a word. */
export function startSlash(editor: Editor): void {
  const { $from } = editor.state.selection
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
  editor.chain().focus().insertContent(!before || before.endsWith(' ') ? '/' : ' /').run()
}
