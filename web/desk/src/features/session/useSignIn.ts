import { useCountdown } from '@vueuse/core'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { isProblem } from '@/api/problem'
import { isEmail } from '@/lib/fieldErrors'
import { useProblemText } from '@/shell/problemText'
import { useSession } from '@/stores/session'
import { signIn } from './api'

const USUAL_WAIT = 30

/** The two steps of signing in: password, then the code of the second factor if the person has one. */
export function useSignIn(onSignedIn: () => void) {
  const { t } = useI18n()
  const problemText = useProblemText()
  const session = useSession()
  const step = ref<'password' | 'code'>('password')
  const email = ref('')
  const password = ref('')
  const emailError = ref<string>()
  const passwordError = ref<string>()
  const codeError = ref<string>()
  const failure = ref<string>()
  const isPending = ref(false)
  const wait = useCountdown(0)
  const isLocked = computed(() => wait.remaining.value > 0)
  const lockText = computed(() => (isLocked.value ? t('session.sign_in.wait', { seconds: wait.remaining.value }) : undefined))

  function clear(): void {
    emailError.value = passwordError.value = codeError.value = failure.value = undefined
  }

  function refuse(error: unknown): void {
    if (isProblem(error, 'totp_required')) step.value = 'code'
    else if (isProblem(error, 'bad_totp_code')) codeError.value = t('session.code.wrong')
    else if (isProblem(error, 'bad_credentials')) {
      step.value = 'password'
      passwordError.value = t('session.sign_in.wrong')
    } else if (isProblem(error) && error.status === 429) wait.start(Number(error.data.retry_after) || USUAL_WAIT)
    else failure.value = problemText(error)
  }

  async function send(code?: string): Promise<void> {
    if (isPending.value || isLocked.value) return
    clear()
    isPending.value = true
    try {
      const info = await signIn({ email: email.value.trim(), password: password.value, ...(code ? { totp_code: code } : {}) })
      await session.start(info)
      onSignedIn()
    } catch (error) {
      refuse(error)
    } finally {
      isPending.value = false
    }
  }

  async function sendPassword(): Promise<void> {
    clear()
    if (!isEmail(email.value)) emailError.value = t('fields.not_an_email')
    else if (!password.value) passwordError.value = t('session.sign_in.password_missing')
    else await send()
  }

  function startOver(): void {
    clear()
    step.value = 'password'
    password.value = ''
  }

  return { step, email, password, emailError, passwordError, codeError, failure, isPending, isLocked, lockText, send, sendPassword, startOver }
}
