import type { Language } from '../contract'
import { en, type Texts } from './en'
import { th } from './th'

export const TEXTS: Record<Language, Texts> = { en, th }
