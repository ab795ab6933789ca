import { byFeature } from './merge'

/** The sentences of every other page, loaded before the first of them opens. */
export default byFeature(
  import.meta.glob<Record<string, unknown>>(
    ['./en/*.json', '!./en/{common,contacts,history,messages,notifications,presence,problems,realtime,search,shell,tickets}.json'],
    { eager: true, import: 'default' },
  ),
)
