import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { client, setCsrfToken, unwrap } from '@/api/client'
import { isProblem } from '@/api/problem'
import type { Availability, Me, MePatch, Role, SessionInfo } from '@/api/types'
import { dropLocalCopies } from '@/features/drafts/localCopies'
import { useLanguage } from '@/i18n'
import { queryClient } from '@/query'
import { useTheme } from '@/stores/theme'

/** Who sits at this desk. Everything else the server knows lives in the query cache. */
export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const organization = ref<SessionInfo['organization'] | null>(null)
  const isDemo = ref(false)
  /** The queue or saved view that this person finds first. */
  const startView = ref('mine')
  const isSignedIn = computed(() => me.value !== null)
  let loading: Promise<boolean> | null = null

  /** Takes over what the server answered to signing in, to an invitation or to the first-run page. */
  async function start(info: SessionInfo): Promise<void> {
    setCsrfToken(info.csrf_token)
    organization.value = info.organization
    isDemo.value = info.demo
    startView.value = info.start_view ?? 'mine'
    await adopt(info.user as Me)
  }

  async function adopt(user: Me): Promise<void> {
    me.value = user
    useTheme().choose(user.theme)
    await useLanguage(user.language)
  }

  /** Asks once whether the browser still has a session; true when it has. */
  async function load(): Promise<boolean> {
    if (me.value) return true
    loading ??= unwrap(client.GET('/session'))
      .then(async (info) => {
        await start(info)
        return true
      })
      .catch((error: unknown) => {
        if (isProblem(error) && error.status === 401) return false
        throw error
      })
      .finally(() => {
        loading = null
      })
    return loading
  }

  /** Saves the person's own settings; the screen changes first and goes back if the server refuses. */
  async function update(patch: MePatch): Promise<void> {
    if (!me.value) return
    const before = me.value
    await adopt({ ...before, ...patch } as Me)
    try {
      await adopt((await unwrap(client.PATCH('/me', { body: patch }))) as Me)
    } catch (error) {
      await adopt(before)
      throw error
    }
  }

  async function setAvailability(availability: Availability): Promise<void> {
    if (!me.value) return
    const before = me.value.availability
    me.value = { ...me.value, availability }
    try {
      await unwrap(client.PUT('/me/availability', { body: { availability } }))
    } catch (error) {
      me.value = { ...me.value, availability: before }
      throw error
    }
  }

  /** Forgets everything on this side; the server has ended the session already. */
  function forget(): void {
    me.value = null
    setCsrfToken('')
    queryClient.clear()
  }

  async function signOut(): Promise<void> {
    await unwrap(client.DELETE('/session'))
    dropLocalCopies()
    forget()
  }

  function hasRole(...roles: Role[]): boolean {
    return me.value !== null && roles.includes(me.value.role)
  }

  /** Whether this person's role gives a right, e.g. `read_administration`. */
  function can(permission: string): boolean {
    return me.value?.permissions.includes(permission) ?? false
  }

  return { me, organization, isDemo, startView, isSignedIn, start, load, update, setAvailability, forget, signOut, hasRole, can }
})
