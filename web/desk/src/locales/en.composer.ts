import { byFeature } from './merge'

/** The sentences of the composer under a ticket, loaded with it. */
export default byFeature(import.meta.glob<Record<string, unknown>>('./en/{composing,drafts,replies}.json', { eager: true, import: 'default' }))
