import Mention from '@tiptap/extension-mention'
import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion'
import { shallowReactive } from 'vue'

export interface Mentionable {
  id: string
  label: string
  /** Everybody of a team is meant; its id begins with `team:`. */
  isTeam?: boolean
}

const TEAM = 'team:'

export const teamMention = (team: { id: string; name: string }): Mentionable => ({ id: TEAM + team.id, label: team.name, isTeam: true })

/** Whom a note calls by what stands in it, each once: a draft that came back has not been typed again. */
export function mentionsIn(html: string): string[] {
  const found = new DOMParser().parseFromString(html, 'text/html').querySelectorAll<HTMLElement>('[data-type="mention"][data-id]')
  return [...new Set([...found].map((one) => one.dataset.id!))]
}

/** The people and the teams among the mentions of a note, as the server wants them. */
export function sortedMentions(ids: string[]): { mentions: string[]; team_mentions: string[] } {
  const isTeam = (id: string) => id.startsWith(TEAM)
  return { mentions: ids.filter((id) => !isTeam(id)), team_mentions: ids.filter(isTeam).map((id) => id.slice(TEAM.length)) }
}

/** What the list under the caret shows while somebody types `@…`. */
export interface MentionState {
  items: Mentionable[]
  index: number
  /** Place of the caret on the screen, null while the list is closed. */
  place: { left: number; top: number; bottom: number } | null
  choose: (item: Mentionable) => void
}

const MOST_SHOWN = 8

export function matchingPeople(people: Mentionable[], typed: string): Mentionable[] {
  const wanted = typed.trim().toLocaleLowerCase()
  return people.filter((person) => person.label.toLocaleLowerCase().includes(wanted)).slice(0, MOST_SHOWN)
}

/** `@name` for the notes' editor, with the people known at the moment of typing. */
export function mentionExtension(people: () => Mentionable[]) {
  const state = shallowReactive<MentionState>({ items: [], index: 0, place: null, choose: () => undefined })

  function show(props: SuggestionProps<Mentionable>): void {
    const rect = props.clientRect?.()
    Object.assign(state, {
      items: props.items,
      index: Math.min(state.index, Math.max(0, props.items.length - 1)),
      place: rect && props.items.length ? { left: rect.left, top: rect.top, bottom: rect.bottom } : null,
      choose: (item: Mentionable) => props.command(item),
    })
  }

  function press({ event }: { event: KeyboardEvent }): boolean {
    if (!state.place) return false
    if (event.key === 'ArrowDown') state.index = (state.index + 1) % state.items.length
    else if (event.key === 'ArrowUp') state.index = (state.index + state.items.length - 1) % state.items.length
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey) state.choose(state.items[state.index]!)
    else if (event.key === 'Escape') state.place = null
    else return false
    return true
  }

  const suggestion: Partial<SuggestionOptions<Mentionable>> = {
    char: '@',
    // Thai is written without spaces: a mention may follow any letter.
    allowedPrefixes: null,
    items: ({ query }) => matchingPeople(people(), query),
    render: () => ({
      onStart: (props) => {
        state.index = 0
        show(props)
      },
      onUpdate: show,
      onKeyDown: press,
      onExit: () => (state.place = null),
    }),
  }
  return { extension: Mention.configure({ HTMLAttributes: { class: 'mention' }, suggestion: suggestion as never }), state }
}
