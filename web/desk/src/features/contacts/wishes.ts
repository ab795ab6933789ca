import { nextTick, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** What the palette can ask for on the page of a customer or a company, as `?do=` in its address. */
export const CONTACT_WISHES = ['name', 'identity', 'company', 'address', 'merge', 'history'] as const
export const ACCOUNT_WISHES = ['edit', 'person', 'address', 'history', 'delete'] as const
export type ContactWish = (typeof CONTACT_WISHES)[number]
export type AccountWish = (typeof ACCOUNT_WISHES)[number]
/** Everybody may read what was done; the rest changes the record. */
export const isReading = (wish: ContactWish | AccountWish): boolean => wish === 'history'

/** Does what the address asks for as soon as the record is here, for whoever may do it. */
export function useWishes<Wish extends ContactWish | AccountWish>(isHere: () => boolean, mayEdit: () => boolean, wishes: Record<Wish, () => unknown>): void {
  const route = useRoute()
  const router = useRouter()
  watch([() => route.query.do, isHere], async ([asked, here]) => {
    if (!here || typeof asked !== 'string') return
    await router.replace({ query: {} })
    await nextTick()
    const wish = asked as Wish
    if (isReading(wish) || mayEdit()) wishes[wish]?.()
  }, { immediate: true })
}
