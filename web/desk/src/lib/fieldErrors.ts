import { ApiProblem } from '@/api/problem'

/** Keys of sentences (`fields.<name>`) by the path of the field, e.g. `{ 'config.imap_host': 'fields.missing' }`. */
export type FieldErrors = Record<string, string>

/** Which sentence tells what a validator found; the names are pydantic's error types. */
const SENTENCES: [pattern: RegExp, key: string][] = [
  [/^(missing|string_too_short|too_short)$/, 'fields.too_short'],
  [/^(string_too_long|too_long|bytes_too_long)$/, 'fields.too_long'],
  [/^(greater_than|greater_than_equal|less_than|less_than_equal|int_from_float)$/, 'fields.out_of_range'],
  [/^int|^float|^decimal/, 'fields.not_a_number'],
  [/^(date|time|datetime)/, 'fields.not_a_date'],
  [/^(enum|literal_error)$/, 'fields.not_a_choice'],
  [/^(email|value_error\.email|invalid_email)$/, 'fields.not_an_email'],
  [/^(time_zone|unknown_time_zone)$/, 'fields.not_a_time_zone'],
]

/** Refusals that name one field by what they are. */
const FIELD_OF_CODE: Record<string, string> = {
  email_taken: 'email',
  name_taken: 'name',
  tag_exists: 'name',
  address_taken: 'address',
  wrong_password: 'current_password',
  weak_password: 'password',
  bad_setup_token: 'token',
}

function pathOf(location: (string | number)[]): string {
  return (location[0] === 'body' ? location.slice(1) : location).join('.')
}

/**
 * Sorts a refusal onto the fields of a form: every entry of `errors` of a 422, or the one field a code stands for.
 * What belongs to no field gives an empty object; the form then shows the refusal as a whole.
 */
export function fieldErrors(problem: unknown, rename: Record<string, string> = {}): FieldErrors {
  if (!(problem instanceof ApiProblem)) return {}
  const found: FieldErrors = {}
  for (const error of problem.errors) {
    const path = pathOf(error.loc)
    const sentence = error.type.startsWith('form_') ? `forms.wrong.${error.type.slice(5)}` : (SENTENCES.find(([pattern]) => pattern.test(error.type))?.[1] ?? 'fields.invalid')
    if (path) found[rename[path] ?? path] ??= sentence
  }
  const named = typeof problem.data.field === 'string' ? problem.data.field : FIELD_OF_CODE[problem.code]
  if (named && Object.keys(found).length === 0) found[rename[named] ?? named] = `problems.${problem.code}`
  return found
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/

export function isEmail(text: string): boolean {
  return EMAIL.test(text.trim())
}
