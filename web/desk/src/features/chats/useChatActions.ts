import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { isProblem } from '@/api/problem'
import type { Chat, Page, TicketDetail } from '@/api/types'
import { keys } from '@/query'
import { useNotify } from '@/shell/notify'
import { acceptChat, declineChat, endChat, transferChat, wrapUpChat, type TransferTarget } from './api'

/** What a person does with a talk; the screens follow at once, and a refusal says why. */
export function useChatActions() {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const { t } = useI18n()
  const busyWith = ref<string | null>(null)

  async function run(chat: Chat, action: Promise<Chat>, failure: string): Promise<boolean> {
    busyWith.value = chat.id
    try {
      lay(await action)
      return true
    } catch (error) {
      if (isProblem(error, 'chat_taken')) {
        const taker = error.data.user as { name?: string } | undefined
        notify.failed(t('chats.taken', { name: taker?.name ?? '' }), error, '')
      } else if (isProblem(error, 'agent_unavailable')) notify.failed(t(failure), error, t(`chats.unavailable.${error.data.reason === 'busy' ? 'busy' : 'offline'}`))
      else notify.failed(t(failure), error)
      return false
    } finally {
      busyWith.value = null
      void queryClient.invalidateQueries({ queryKey: keys.chats })
    }
  }

  function lay(after: Chat): void {
    const others = (page: Page<Chat>) => page.items.filter((one) => one.id !== after.id)
    queryClient.setQueryData<Page<Chat>>(keys.myChats, (page) => page && { ...page, items: after.state === 'ended' ? others(page) : [after, ...others(page)] })
    queryClient.setQueryData<TicketDetail>(keys.ticket(after.ticket_id), (known) => known && { ...known, chat: after })
  }

  return {
    busyWith,
    accept: (chat: Chat) => run(chat, acceptChat(chat.id), 'chats.failed.accept'),
    decline: (chat: Chat) => run(chat, declineChat(chat.id), 'chats.failed.decline'),
    end: (chat: Chat) => run(chat, endChat(chat.id), 'chats.failed.end'),
    transfer: (chat: Chat, target: TransferTarget, note: string) => run(chat, transferChat(chat.id, target, note), 'chats.failed.transfer'),
    wrapUp: (chat: Chat, code: string, note: string, solve: boolean) => run(chat, wrapUpChat(chat.id, code, note, solve), 'chats.failed.wrap_up'),
  }
}
