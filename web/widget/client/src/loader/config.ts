import type { Language, WidgetConfig } from '../contract'
import type { Http } from './http'
import type { Tag } from './tag'

/** The widget's settings in one language, with what the desk's preview tries out laid over them. Raises Problem. */
export async function fetchConfig(http: Http, tag: Tag, language: Language): Promise<WidgetConfig> {
  const config = await http.get<WidgetConfig>(`chat/v1/widgets/${encodeURIComponent(tag.key)}?lang=${language}`)
  if (!tag.preview) return config
  return {
    ...config,
    ...tag.preview,
    theme: { ...config.theme, ...tag.preview.theme },
    texts: { ...config.texts, ...tag.preview.texts },
  }
}
