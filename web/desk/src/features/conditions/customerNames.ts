import { reactive } from 'vue'

/** Names of customers and companies seen in searches; there is no list of them to ask. */
export const customerNames: Map<string, string> = reactive(new Map<string, string>())
