import type { Language } from '../contract'

/** The few words that are needed before the panel is loaded. */
export interface LauncherWords {
  region: string
  open: string
  close: string
  unread: (count: number) => string
  dismiss: string
  failed: string
}

export const WORDS: Record<Language, LauncherWords> = {
  th: {
    region: 'แชต',
    open: 'เปิดแชต',
    close: 'ปิดแชต',
    unread: (count) => `เปิดแชต มีข้อความใหม่ ${count} ข้อความ`,
    dismiss: 'ปิดข้อความทักทาย',
    failed: 'เปิดแชตไม่สำเร็จ กดอีกครั้งเพื่อลองใหม่',
  },
  en: {
    region: 'Chat',
    open: 'Open chat',
    close: 'Close chat',
    unread: (count) => `Open chat, ${count} new ${count === 1 ? 'message' : 'messages'}`,
    dismiss: 'Dismiss greeting',
    failed: 'The chat could not be opened. Press again to retry.',
  },
}

/** `(3) Shop`: the host's title with the count in front, or as it was at 0. Counts stop at 99+. */
export function titleWithCount(title: string, count: number): string {
  const plain = title.replace(/^\(\d+\+?\) /, '')
  return count > 0 ? `(${count > 99 ? '99+' : count}) ${plain}` : plain
}
