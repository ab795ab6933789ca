import { describe, expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import { insertAt, preview, unknownPlaceholders } from '@/features/channel-accounts/acknowledgement'
import { authorizationOf, blankConfig, changedFields, configToSend, draftOf, followAddress, portAfter, providerOfConfig, serverErrors, serversOf } from '@/features/channel-accounts/mailbox'
import { destination } from '@/features/session/destination'
import { passwordStrength } from '@/features/session/password'
import { isLastAdmin, searchPeople } from '@/features/users/people'
import { fieldErrors } from '@/lib/fieldErrors'
import type { ChannelAccount, User } from '@/api/types'

const refusal = (errors: { loc: (string | number)[]; type: string }[]) =>
  new ApiProblem({ status: 422, code: 'invalid', errors: errors.map((error) => ({ ...error, msg: '' })) })

describe('a refusal on the fields of a form', () => {
  it('finds the field of every error', () => {
    const problem = refusal([
      { loc: ['body', 'config', 'imap_port'], type: 'less_than_equal' },
      { loc: ['body', 'name'], type: 'string_too_short' },
      { loc: ['body', 'email'], type: 'something_new' },
    ])
    expect(fieldErrors(problem)).toEqual({ 'config.imap_port': 'fields.out_of_range', name: 'fields.too_short', email: 'fields.invalid' })
  })

  it('knows codes that stand for one field', () => {
    expect(fieldErrors(new ApiProblem({ status: 409, code: 'email_taken' }))).toEqual({ email: 'problems.email_taken' })
    const weak = new ApiProblem({ status: 422, code: 'weak_password', data: { field: 'password', shortest: 10 } })
    expect(fieldErrors(weak, { password: 'new_password' })).toEqual({ new_password: 'problems.weak_password' })
  })

  it('leaves everything else to the form as a whole', () => {
    expect(fieldErrors(new ApiProblem({ status: 409, code: 'last_admin' }))).toEqual({})
    expect(fieldErrors(new Error('broken'))).toEqual({})
  })
})

describe('where signing in leads', () => {
  it('goes on to our own pages only', () => {
    expect(destination('/inbox/mine?x=1')).toBe('/inbox/mine?x=1')
    for (const trap of ['//evil.test', '/\\evil.test', 'https://evil.test', '/\t/evil.test', undefined, '/sign-in?next=/', ['/a']]) expect(destination(trap)).toBe('/')
  })
})

describe('a mailbox', () => {
  it('follows the address until somebody chose a server', () => {
    const first = followAddress(blankConfig(), 'own', '', 'help@shop.co.th')
    expect(first.config).toMatchObject({ imap_host: 'mail.shop.co.th', smtp_host: 'mail.shop.co.th', imap_user: 'help@shop.co.th' })
    const gmail = followAddress(first.config, 'own', 'help@shop.co.th', 'help@gmail.com')
    expect(gmail.provider).toBe('google')
    expect(gmail.config).toMatchObject({ imap_host: 'imap.gmail.com', imap_user: 'help@gmail.com' })
    const own = followAddress({ ...first.config, imap_host: 'imap.special.test', imap_user: 'robot' }, 'own', 'help@shop.co.th', 'hi@shop.co.th')
    expect(own.config).toMatchObject({ imap_host: 'imap.special.test', imap_user: 'robot' })
  })

  it('recognises its provider and the usual ports', () => {
    expect(providerOfConfig({ ...blankConfig(), ...serversOf('microsoft', '') })).toBe('microsoft')
    expect(portAfter('smtp', 587, 'tls')).toBe(465)
    expect(portAfter('imap', 1143, 'tls')).toBe(1143)
  })

  it('sends passwords only when they were typed', () => {
    const config = { ...blankConfig(), imap_user: 'a@b.co', imap_password: 'secret' }
    expect(configToSend(config, true)).toMatchObject({ imap_password: 'secret', smtp_password: 'secret', smtp_user: 'a@b.co' })
    const kept = configToSend({ ...config, imap_password: '' }, true)
    expect('imap_password' in kept || 'smtp_password' in kept).toBe(false)
  })

  it('sends tokens and keys only when they were typed, and nothing that only the server tells', () => {
    const config = { ...blankConfig(), auth: 'oauth2' as const, oauth_refresh_token: 'r', has_oauth_client_secret: true, dkim_record_value: 'v=DKIM1' }
    const sent = configToSend(config, true)
    expect(sent).toMatchObject({ oauth_refresh_token: 'r' })
    expect('oauth_client_secret' in sent || 'dkim_private_key' in sent || 'imap_password' in sent).toBe(false)
    const draft = draftOf({ config: { ...config, has_dkim_private_key: true } } as ChannelAccount)
    expect(Object.keys(draft.config).filter((name) => /^has_|_record_/.test(name))).toEqual([])
    expect(draft.config.oauth_refresh_token).toBe('')
  })

  it('wants what OAuth2 cannot do without', () => {
    const config = { ...blankConfig(), ...serversOf('google', ''), imap_user: 'a@b.co', auth: 'oauth2' as const }
    expect(Object.keys(serverErrors(config, false))).toEqual(['config.oauth_client_id', 'config.oauth_token_url'])
    expect(serverErrors({ ...config, ...authorizationOf('google'), oauth_client_id: 'desk' }, false)).toEqual({})
  })

  it('needs both servers at first, and one of them later', () => {
    const sendOnly = { ...blankConfig(), smtp_host: 'smtp.x.test' }
    expect(Object.keys(serverErrors(sendOnly, false))).toEqual(['config.imap_host'])
    expect(serverErrors(sendOnly, true)).toEqual({})
    expect(Object.keys(serverErrors(blankConfig(), true))).toEqual(['config.imap_host', 'config.smtp_host'])
    expect(serverErrors({ ...sendOnly, imap_host: 'imap.x.test' }, true)).toEqual({ 'config.imap_user': 'fields.too_short' })
  })

  it('patches only what changed', () => {
    const before = { name: 'a', reopen_days: 14 } as never
    expect(changedFields(before, { name: 'b', reopen_days: 14 } as never)).toEqual({ name: 'b' })
  })
})

describe('an acknowledgement', () => {
  it('is previewed with sample values and keeps what is unknown', () => {
    expect(preview('#{number} {nonsense} {brand}', 'en', 'Audio')).toBe('#1042 {nonsense} Audio')
    expect(unknownPlaceholders('{number} {x} {x} {name}')).toEqual(['x'])
  })

  it('takes a placeholder at the cursor', () => {
    expect(insertAt('Hello !', 'name', 6, 6)).toEqual({ text: 'Hello {name}!', cursor: 12 })
  })
})

describe('people', () => {
  const person = (id: string, part: Partial<User>) => ({ id, name: id, email: `${id}@x.test`, role: 'agent', is_active: true, is_invited: false, ...part }) as User
  const users = [person('ann', { role: 'admin' }), person('bo', { role: 'admin', is_invited: true }), person('zoe', { is_active: false }), person('นก', {})]

  it('keeps the last administrator who can sign in', () => {
    expect(isLastAdmin(users[0]!, users)).toBe(true)
    expect(isLastAdmin(users[0]!, [...users, person('cy', { role: 'admin' })])).toBe(false)
  })

  it('searches name and address, deactivated people last', () => {
    const found = searchPeople(users, '', new Intl.Collator('th')).map((user) => user.id)
    expect(found.at(-1)).toBe('zoe')
    expect(searchPeople(users, 'X.TEST bo', new Intl.Collator('th')).map((user) => user.id)).toEqual(['bo'])
  })
})

describe('a password', () => {
  it('is judged by length first', () => {
    expect(passwordStrength('Ab1!')).toBe('short')
    expect(passwordStrength('aaaaaaaaaaaa')).toBe('short')
    expect(passwordStrength('correcthorse')).toBe('fair')
    expect(passwordStrength('correct horse battery')).toBe('good')
  })
})
