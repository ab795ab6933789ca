import { describe, expect, it } from 'vitest'
import { blankForm, changedParts, commonField, copyOf, errorOfField, formErrors, meaningsOf, newField, slugOf, snippetOf, withType } from '@/features/forms/model'

const named = () => ({ ...blankForm('th'), name: 'Contact', address: 'contact' })

describe('a new form', () => {
  it('asks who, how to answer and what about, and nothing is wrong with it', () => {
    const form = named()
    expect(form.settings.fields.map((field) => field.maps_to)).toEqual(['name', 'email', 'body'])
    expect(form.settings.languages).toEqual(['th', 'en'])
    expect(blankForm('en').settings.languages).toEqual(['en', 'th'])
    expect(formErrors(form)).toEqual({})
  })

  it('shares nothing with the next one', () => {
    const form = blankForm('th')
    form.settings.fields[0]!.label_th = 'changed'
    expect(blankForm('th').settings.fields[0]!.label_th).toBe('ชื่อ')
  })
})

describe('questions', () => {
  it('have keys of their own', () => {
    const fields = named().settings.fields
    const added = [...fields, newField('text', fields)]
    expect(newField('text', added).key).toBe('text_2')
    expect(commonField('email', fields).key).toBe('email_2')
    expect(copyOf(fields[1]!, fields)).toMatchObject({ key: 'email_2', maps_to: 'none', label_en: 'E-mail' })
  })

  it('lose with their type what the new one cannot have', () => {
    const list = newField('select', [])
    expect(list.options.map((option) => option.value)).toEqual(['option_1', 'option_2'])
    expect(withType(list, 'radio').options).toHaveLength(2)
    expect(withType(list, 'text').options).toEqual([])
    const serial = { ...newField('text', []), pattern: 'A+', max_length: 9, maps_to: 'subject' as const, is_required: true }
    expect(withType(serial, 'number')).toMatchObject({ pattern: '', max_length: null, maps_to: 'none', is_required: true })
    expect(withType(serial, 'hidden')).toMatchObject({ maps_to: 'subject', is_required: false })
    expect(withType({ ...newField('number', []), minimum: '3' }, 'date').minimum).toBe('')
  })

  it('can stand for what their type allows', () => {
    expect(meaningsOf('email')).toEqual(['none', 'email'])
    expect(meaningsOf('text')).toEqual(['none', 'name', 'subject', 'body'])
    expect(meaningsOf('file')).toEqual(['none'])
  })
})

describe('what is wrong', () => {
  it('is told where it is', () => {
    const form = named()
    form.address = 'ติดต่อ'
    form.settings.fields[1]!.label_th = form.settings.fields[1]!.label_en = ' '
    form.settings.fields[2]!.key = 'name'
    form.settings.title_th = form.settings.title_en = ''
    expect(formErrors(form)).toEqual({
      address: 'forms.wrong.slug',
      'settings.title': 'forms.wrong.title_missing',
      'settings.fields.1': 'forms.wrong.label_missing',
      'settings.fields.2': 'forms.wrong.key_twice',
    })
    form.settings.fields = [newField('hidden', [])]
    expect(formErrors(form)['settings.fields']).toBe('forms.wrong.questions_missing')
  })

  it('belongs to one question, whichever part of it', () => {
    const errors = { 'settings.fields.1.options.0.value': 'Twice', 'settings.fields.10': 'Label' }
    expect(errorOfField(errors, 1)).toBe('Twice')
    expect(errorOfField(errors, 10)).toBe('Label')
    expect(errorOfField(errors, 0)).toBeUndefined()
  })
})

it('a name gives a web address, as far as one can be made of it', () => {
  expect([slugOf('Warranty Claim!'), slugOf('  Café  2 '), slugOf('แบบฟอร์ม'), slugOf('x'.repeat(80)).length]).toEqual(['warranty-claim', 'cafe-2', '', 60])
})

it('only what changed is sent', () => {
  const before = named()
  const after = { ...named(), brand: 'Siang Dee' }
  expect(changedParts(before, after)).toEqual({ brand: 'Siang Dee' })
})

it('the line for a page names the server and the form', () => {
  expect(snippetOf('https://desk.example', 'contact')).toBe('<script async src="https://desk.example/form.js" data-form="contact"></script>')
})
