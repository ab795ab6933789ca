import { shallowRef } from 'vue'

interface MissingFields {
  ticketId: string
  /** Does again what was refused, once the fields are filled in. */
  retry: () => Promise<unknown>
}

/** What could not be done to a ticket because fields of it are empty; the open ticket asks for them (MissingDialog.vue). */
export const missingFields = shallowRef<MissingFields | null>(null)

export function askForFields(ticketId: string, retry: () => Promise<unknown>): void {
  missingFields.value = { ticketId, retry }
}
