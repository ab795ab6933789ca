import { byFeature } from './merge'

/** One JSON file per feature; its name is the first word of the keys in it. */
export default byFeature(import.meta.glob<Record<string, unknown>>('./en/*.json', { eager: true, import: 'default' }))
