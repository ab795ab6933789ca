import { useI18n } from 'vue-i18n'
import { ApiProblem } from '@/api/problem'

/**
 * Gives the sentence for a refusal: by its code (`problems.<code>`), else by its kind of status.
 * Never shows what the server wrote, which is English and for developers.
 */
export function useProblemText(): (error: unknown) => string {
  const { t, te, locale } = useI18n()
  /** What is named in both languages is there in the spoken one: `names_th` is `{names}` in Thai. */
  const spoken = (data: Record<string, unknown>) => Object.fromEntries(Object.entries(data).map(([name, value]) => [name.replace(new RegExp(`_${locale.value}$`), ''), value]))
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('problems.unexpected')
    if (te(`problems.${error.code}`)) return t(`problems.${error.code}`, spoken(error.data))
    const byStatus: Record<number, string> = { 403: 'not_permitted', 404: 'not_found', 412: 'changed', 422: 'invalid', 429: 'too_many_requests' }
    return t(`problems.${byStatus[error.status] ?? (error.status >= 500 ? 'server_error' : 'unexpected')}`)
  }
}
