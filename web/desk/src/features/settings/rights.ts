import { computed } from 'vue'
import { useSession } from '@/stores/session'

/** Roles that see the administration; only `administer` changes it. */
export const READS_ADMINISTRATION = ['admin', 'supervisor']

export function useRights() {
  const session = useSession()
  const may = (permission: string) => computed(() => session.me?.permissions.includes(permission) ?? false)
  return { mayAdminister: may('administer'), mayManageTags: may('manage_tags') }
}
