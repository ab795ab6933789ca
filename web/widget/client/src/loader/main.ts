import type { PanelModule } from '../shell'
import { installApi } from './publicApi'
import { readTag } from './tag'
import { Widget } from './widget'

const tag = readTag(document)
const page = window as { Sawasdesk?: { isLoaded?: boolean } }

if (tag && !page.Sawasdesk?.isLoaded) {
  const begin = () => installApi(page, (events) => new Widget(tag, events, (address) => import(/* @vite-ignore */ address) as Promise<PanelModule>))
  if (document.body) begin()
  else document.addEventListener('DOMContentLoaded', begin)
}
