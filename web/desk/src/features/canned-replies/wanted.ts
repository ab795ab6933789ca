import { shallowRef } from 'vue'
import type { CannedReplyOffer } from '@/api/types'

/** A canned reply that was chosen elsewhere than behind `/` (in the palette); the open composer takes it. */
export const wantedReply = shallowRef<CannedReplyOffer | null>(null)
