import { useI18n } from 'vue-i18n'
import type { AnyChannelAccount } from '@/api/types'
import { dropItem, putItem } from '@/lib/listCache'
import { keys } from '@/query'
import { useConfirm } from '@/shell/confirm'
import { useNotify } from '@/shell/notify'

interface AccountKind<T> {
  /** First word of the sentences: `<noun>.enabled`, `<noun>.delete.title` … */
  noun: 'channel_accounts' | 'forms' | 'widgets' | 'calls.lines'
  patch: (account: T, changes: { is_enabled: boolean }) => Promise<T>
  drop: (account: T) => Promise<unknown>
}

/** What a list of connected accounts of one kind offers for each: on and off with a way back, and deleting after a question. */
export function useAccountActions<T extends AnyChannelAccount>({ noun, patch, drop }: AccountKind<T>) {
  const { t } = useI18n()
  const confirm = useConfirm()
  const notify = useNotify()

  async function toggle(account: T): Promise<void> {
    try {
      const saved = await patch(account, { is_enabled: !account.is_enabled })
      putItem(keys.channelAccounts, saved)
      notify.done(t(`${noun}.${saved.is_enabled ? 'enabled' : 'disabled'}`, { name: saved.name }), { run: () => void toggle(saved) })
    } catch (problem) {
      notify.failed(t(`${noun}.not_saved`, { name: account.name }), problem)
    }
  }

  async function remove(account: T): Promise<void> {
    const question = { title: t(`${noun}.delete.title`, { name: account.name }), text: t(`${noun}.delete.text`), action: t(`${noun}.delete.action`) }
    if (!(await confirm({ ...question, isDangerous: true }))) return
    try {
      await drop(account)
      dropItem(keys.channelAccounts, account.id)
      notify.done(t(`${noun}.deleted`, { name: account.name }))
    } catch (problem) {
      notify.failed(t(`${noun}.not_deleted`, { name: account.name }), problem)
    }
  }

  return { toggle, remove }
}
