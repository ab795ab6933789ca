import { computed, nextTick, ref, shallowRef, toRaw, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { ApiProblem } from '@/api/problem'
import { useProblemText } from '@/shell/problemText'
import { fieldErrors, type FieldErrors } from './fieldErrors'

interface FormOptions<T> {
  initial: () => T
  /** Sends the values; its refusal is sorted onto the fields. */
  save: (value: T) => Promise<unknown>
  /** What can be told without the server: sentence keys by field. */
  validate?: (value: T) => FieldErrors
  /** Names of the server's fields that stand under another name in this form. */
  rename?: Record<string, string>
}

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(toRaw(value))) as T
}

/**
 * One form: its values, whether they differ from what is saved, and the sentences under its fields.
 * `submit()` gives true when the server accepted; otherwise the first wrong field gets the focus.
 */
export function useForm<T extends object>(options: FormOptions<T>) {
  const { t, te } = useI18n()
  const problemText = useProblemText()
  const saved = shallowRef(copy(options.initial())) as Ref<T>
  const value = ref(copy(saved.value)) as Ref<T>
  const keys = ref<FieldErrors>({})
  const details = shallowRef<Record<string, unknown>>({})
  const refusal = shallowRef<unknown>(null)
  const isPending = ref(false)
  const root = ref<HTMLElement | { $el: HTMLElement } | null>(null)

  const isDirty = computed(() => JSON.stringify(value.value) !== JSON.stringify(saved.value))
  const errors = computed(() =>
    Object.fromEntries(Object.entries(keys.value).map(([field, key]) => [field, t(te(key) ? key : 'fields.invalid', details.value)])),
  )
  /** The refusal that belongs to no field, as a sentence. */
  const failure = computed(() => (refusal.value ? problemText(refusal.value) : undefined))

  async function focusFirstError(): Promise<void> {
    await nextTick()
    const element = root.value && '$el' in root.value ? root.value.$el : root.value
    const scope: ParentNode = element instanceof HTMLElement ? element : document
    scope.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  async function refuse(found: FieldErrors): Promise<false> {
    keys.value = found
    await focusFirstError()
    return false
  }

  async function submit(): Promise<boolean> {
    if (isPending.value) return false
    refusal.value = null
    keys.value = {}
    const local = options.validate?.(value.value) ?? {}
    if (Object.keys(local).length > 0) return refuse(local)
    isPending.value = true
    try {
      const sent = copy(value.value)
      await options.save(sent)
      saved.value = sent
      return true
    } catch (error) {
      const found = fieldErrors(error, options.rename)
      details.value = error instanceof ApiProblem ? error.data : {}
      if (Object.keys(found).length === 0) refusal.value = error instanceof ApiProblem ? error : new ApiProblem({ status: 0, code: 'unexpected' })
      return await refuse(found)
    } finally {
      isPending.value = false
    }
  }

  /** Starts again from what is saved, or from the given values. */
  function reset(next?: T): void {
    if (next) saved.value = copy(next)
    value.value = copy(saved.value)
    keys.value = {}
    refusal.value = null
  }

  return { value, errors, failure, refusal, isPending, isDirty, root, submit, reset }
}
