import { byFeature } from './merge'

/** The sentences of the inbox, loaded with it. One JSON file per feature; its name is the first word of the keys in it. */
export default byFeature(
  import.meta.glob<Record<string, unknown>>('./th/{common,contacts,history,messages,notifications,presence,problems,realtime,search,shell,tickets}.json', {
    eager: true,
    import: 'default',
  }),
)
