import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { createI18n } from 'vue-i18n'
import { ApiProblem } from '@/api/problem'
import { useForm } from '@/lib/form'
import en from '@/locales/en'
import enRest from '@/locales/en.rest'

type Options = Parameters<typeof useForm<{ name: string; email: string }>>[0]

function formWith(options: Partial<Options>) {
  let form!: ReturnType<typeof useForm<{ name: string; email: string }>>
  const Host = defineComponent({
    setup() {
      form = useForm({ initial: () => ({ name: '', email: '' }), save: () => Promise.resolve(), ...options })
      return () =>
        h('form', { ref: form.root as never }, ['name', 'email'].map((field) => h('input', { name: field, 'aria-invalid': form.errors.value[field] ? 'true' : undefined })))
    },
  })
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: structuredClone(en) } as never })
  i18n.global.mergeLocaleMessage('en', enRest as never)
  mount(Host, { global: { plugins: [i18n] }, attachTo: document.body })
  return form
}

describe('a form', () => {
  it('does not ask the server while a field is plainly wrong, and goes to that field', async () => {
    let asked = 0
    const form = formWith({
      validate: ({ email }): Record<string, string> => (email ? {} : { email: 'fields.not_an_email' }),
      save: () => Promise.resolve((asked += 1)),
    })
    expect(await form.submit()).toBe(false)
    expect(asked).toBe(0)
    expect(form.errors.value).toEqual({ email: 'Please type a whole e-mail address.' })
    await nextTick()
    expect(document.activeElement?.getAttribute('name')).toBe('email')
  })

  it('puts what the server refused under the field, with its numbers', async () => {
    const weak = new ApiProblem({ status: 422, code: 'weak_password', data: { field: 'password', shortest: 10 } })
    const form = formWith({ rename: { password: 'name' }, save: () => Promise.reject(weak) })
    expect(await form.submit()).toBe(false)
    expect(form.errors.value.name).toContain('at least 10 characters')
    expect(form.failure.value).toBeUndefined()
  })

  it('shows a refusal of the whole above the buttons', async () => {
    const form = formWith({ save: () => Promise.reject(new ApiProblem({ status: 409, code: 'last_admin' })) })
    await form.submit()
    expect(form.errors.value).toEqual({})
    expect(form.failure.value).toContain('Somebody must remain')
  })

  it('sends once however often the button is pressed, and is clean afterwards', async () => {
    let sent = 0
    let answer: () => void = () => undefined
    const form = formWith({ save: () => new Promise<void>((resolve) => ((sent += 1), (answer = resolve))) })
    form.value.value.name = 'Nok'
    expect(form.isDirty.value).toBe(true)
    const first = form.submit()
    expect(await form.submit()).toBe(false)
    answer()
    expect(await first).toBe(true)
    expect(sent).toBe(1)
    expect(form.isDirty.value).toBe(false)
  })

  it('goes back to what is saved', () => {
    const form = formWith({})
    form.value.value.name = 'typed'
    form.reset()
    expect(form.value.value.name).toBe('')
    form.reset({ name: 'saved', email: '' })
    expect([form.value.value.name, form.isDirty.value]).toEqual(['saved', false])
  })
})
