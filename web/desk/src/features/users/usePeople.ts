import { useI18n } from 'vue-i18n'
import type { User } from '@/api/types'
import { putItem } from '@/lib/listCache'
import { keys } from '@/query'
import { useConfirm } from '@/shell/confirm'
import { useNotify } from '@/shell/notify'
import { patchUser, removeTotpOf, sendInvitationAgain } from './api'

/** What an administrator does to a colleague's account, each with its question and its message. */
export function usePeople() {
  const { t } = useI18n()
  const confirm = useConfirm()
  const notify = useNotify()

  async function attempt(user: User, step: () => Promise<void>): Promise<void> {
    try {
      await step()
    } catch (problem) {
      notify.failed(t('users.not_changed', { name: user.name }), problem)
    }
  }

  const inviteAgain = (user: User) =>
    attempt(user, async () => {
      await sendInvitationAgain(user.id)
      notify.done(t('users.invited_again', { email: user.email }))
    })

  async function setActive(user: User, isActive: boolean): Promise<void> {
    const question = { title: t('users.deactivate.title', { name: user.name }), text: t('users.deactivate.text'), action: t('users.deactivate.action') }
    if (!isActive && !(await confirm({ ...question, isDangerous: true }))) return
    await attempt(user, async () => {
      const saved = await patchUser(user.id, { is_active: isActive })
      putItem(keys.users, saved)
      notify.done(t(isActive ? 'users.activated' : 'users.deactivated', { name: user.name }))
    })
  }

  async function resetTotp(user: User): Promise<void> {
    const question = { title: t('users.reset_totp.title', { name: user.name }), text: t('users.reset_totp.text'), action: t('users.reset_totp.action') }
    if (!(await confirm({ ...question, isDangerous: true }))) return
    await attempt(user, async () => {
      await removeTotpOf(user.id)
      putItem(keys.users, { ...user, has_totp: false })
      notify.done(t('users.totp_removed', { name: user.name }))
    })
  }

  return { inviteAgain, setActive, resetTotp }
}
