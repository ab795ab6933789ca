import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Contact } from '@/api/types'
import { keys } from '@/query'
import { useNotify } from '@/shell/notify'
import { blockContact, getContact, patchContact } from './api'

/** A customer and what may be changed about him; the screen changes first. */
export function useContact(contactId: () => string | null) {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const { t } = useI18n()
  const query = useQuery({
    queryKey: computed(() => keys.contact(contactId() ?? '')),
    queryFn: () => getContact(contactId()!),
    enabled: computed(() => contactId() !== null),
  })

  /** What the server answered is what every list and the record's history tell. */
  function put(changed: Contact): void {
    queryClient.setQueryData(keys.contact(contactId() ?? changed.id), changed)
    void queryClient.invalidateQueries({ queryKey: ['contacts', 'list'] })
    void queryClient.invalidateQueries({ queryKey: keys.recordHistory('contact', changed.id) })
  }

  async function change(optimistic: Partial<Contact>, call: (id: string) => Promise<Contact>): Promise<void> {
    const id = contactId()
    if (!id) return
    const key = keys.contact(id)
    const before = queryClient.getQueryData<Contact>(key)
    queryClient.setQueryData<Contact>(key, (known) => known && { ...known, ...optimistic })
    try {
      put(await call(id))
    } catch (error) {
      queryClient.setQueryData(key, before)
      notify.failed(t('contacts.not_changed'), error)
    }
  }

  return {
    ...query,
    put,
    setNote: (note: string) => change({ note }, (id) => patchContact(id, { note })),
    setVip: (isVip: boolean) => change({ is_vip: isVip }, (id) => patchContact(id, { is_vip: isVip })),
    setBlocked: (isBlocked: boolean) => change({ is_blocked: isBlocked }, (id) => blockContact(id, isBlocked)),
  }
}
