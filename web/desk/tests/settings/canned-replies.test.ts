import { describe, expect, it } from 'vitest'
import { bareShortcut, blankReply, inputOf, replyErrors } from '@/features/canned-replies/model'
import { textOf, unknownPlaceholders, written } from '@/features/canned-replies/placeholders'

const reply = { ...blankReply('everyone'), name: ' Warranty ', shortcut: '/warranty', th: '<p>สวัสดี</p>' }

describe('a canned reply while it is written', () => {
  it('knows the placeholders there are, and names the others once', () => {
    expect(unknownPlaceholders('{{contact.name|you}} {{ brand }} {{date}}')).toEqual([])
    expect(unknownPlaceholders('{{customer}} {{customer}} {{contact.nmae|x}}')).toEqual(['customer', 'contact.nmae'])
    expect(unknownPlaceholders('Hello {{contact.name')).toEqual(['Hello {{contact.name'])
  })

  it('puts a fallback in the language behind names only', () => {
    expect(written('contact.first_name', 'th')).toBe('{{contact.first_name|ลูกค้า}}')
    expect(written('ticket.number', 'en')).toBe('{{ticket.number}}')
  })

  it('reads a text through its marks', () => {
    expect(textOf('<p>{{<b>contact</b>.name}} &amp; co</p><p>two</p>').trim().split('\n')).toEqual(['{{contact.name}} & co', 'two'])
  })

  it('tells what is missing before the server is asked', () => {
    expect(replyErrors(reply)).toEqual({})
    expect(replyErrors({ ...reply, name: ' ', shortcut: '/' })).toEqual({ name: 'fields.too_short', shortcut: 'fields.too_short' })
    expect(replyErrors({ ...reply, shortcut: 'two words' })).toEqual({ shortcut: 'canned_replies.wrong.shortcut' })
    expect(replyErrors({ ...reply, th: '<p></p>' })).toEqual({ th: 'canned_replies.wrong.no_words' })
    expect(replyErrors({ ...reply, en: '<p>{{customer}}</p>' })).toEqual({ en: 'canned_replies.wrong.unknown_placeholders' })
    expect(replyErrors({ ...reply, visibility: 'team' })).toEqual({ team_id: 'canned_replies.wrong.team_missing' })
  })

  it('goes to the server without slash, spaces and a team that does not count', () => {
    expect(bareShortcut(' //warranty ')).toBe('warranty')
    expect(inputOf({ ...reply, team_id: 'x' })).toMatchObject({ name: 'Warranty', shortcut: 'warranty', team_id: null, th: { html: '<p>สวัสดี</p>', text: '' } })
  })
})
