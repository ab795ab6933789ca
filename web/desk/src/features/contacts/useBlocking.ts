import { useI18n } from 'vue-i18n'
import { useEveryPage } from '@/i18n'
import { useConfirm } from '@/shell/confirm'

/** Blocks a customer once somebody has said yes: everything he sends goes to spam from then on. */
export function useBlocking(setBlocked: (isBlocked: boolean) => Promise<void>) {
  const { t } = useI18n()
  const confirm = useConfirm()
  return async (name: string, isBlocked: boolean): Promise<void> => {
    if (isBlocked) {
      await useEveryPage()
      const isSure = await confirm({ title: t('customers.block.title', { name }), text: t('customers.block.text'), action: t('contacts.block'), isDangerous: true })
      if (!isSure) return
    }
    await setBlocked(isBlocked)
  }
}
