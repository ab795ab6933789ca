import { describe, expect, it } from 'vitest'
import { toggled } from '@/features/reactions/reactions'
import { matchingPeople, mentionsIn, sortedMentions, teamMention } from '@/features/replies/mentionList'

const nok = { id: 'nok', name: 'Nok', avatar_color: 'teal' }
const ton = { id: 'ton', name: 'Ton', avatar_color: 'blue' }

describe('mentions', () => {
  const note = '<p><span data-type="mention" data-id="nok" data-label="Nok">@Nok</span> and <span data-type="mention" data-id="team:t1">@Service</span>, <span data-type="mention" data-id="nok">@Nok</span></p>'

  it('are read from what stands in the note, each once', () => {
    expect(mentionsIn(note)).toEqual(['nok', 'team:t1'])
    expect(mentionsIn('<p>@Nok</p>')).toEqual([])
  })

  it('are sorted into people and teams', () => {
    expect(sortedMentions(['nok', 'team:t1'])).toEqual({ mentions: ['nok'], team_mentions: ['t1'] })
  })

  it('find people and teams by a part of their name', () => {
    const all = [{ id: 'nok', label: 'Nok Sudarat' }, teamMention({ id: 't1', name: 'ซ่อม' })]
    expect(matchingPeople(all, 'ซ่อ')).toEqual([{ id: 'team:t1', label: 'ซ่อม', isTeam: true }])
  })
})

describe('reactions', () => {
  it('are given in their order and taken off again', () => {
    const given = toggled([{ reaction: 'thanks', people: [ton] }], 'heart', nok)
    expect(given.map((one) => one.reaction)).toEqual(['heart', 'thanks'])
    expect(toggled(given, 'heart', nok)).toEqual([{ reaction: 'thanks', people: [ton] }])
    expect(toggled(given, 'thanks', nok)[1]!.people).toEqual([ton, nok])
  })
})
