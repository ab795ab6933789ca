import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { COMMAND_TABLE, GROUPS, sheetGroups } from '@/shell/commandTable'
import { commandFor, COMMANDS, keysOf } from '@/shell/commands'
import { recentChoices, rememberChoice } from '@/shell/recent'

interface Sentences {
  name: Record<string, string>
  group: Record<string, string>
  words: Record<string, string>
}
const sentences = (language: string): Sentences => JSON.parse(readFileSync(join(__dirname, `../src/locales/${language}/commands.json`), 'utf8'))
const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false, isTyping: false })

describe('every command', () => {
  it.each(['th', 'en'])('has a sentence of its own in %s, and none is left over', (language) => {
    const { name, group, words } = sentences(language)
    expect(Object.keys(name).toSorted()).toEqual([...COMMANDS].toSorted())
    expect(Object.values(name).every((sentence) => sentence.trim())).toBe(true)
    expect(new Set(Object.values(name)).size).toBe(COMMANDS.length)
    expect(Object.keys(group).toSorted()).toEqual([...GROUPS].toSorted())
    expect(Object.keys(words).filter((command) => !COMMANDS.includes(command as never))).toEqual([])
  })

  it('is answered by something on some screen', () => {
    const sources = Object.values(import.meta.glob<string>('../src/**/*.{ts,vue}', { query: '?raw', import: 'default', eager: true })).filter((text) => text.includes('onCommand'))
    const isAnswered = (command: string) => sources.some((text) => text.includes(`onCommand('${command}',`) || (text.includes('onCommandWhile(') && new RegExp(`[{ ]${command}: \\(\\) =>`).test(text)))
    expect(COMMANDS.filter((command) => !isAnswered(command))).toEqual([])
  })

  it('has a group and an icon', () => {
    expect(Object.keys(COMMAND_TABLE).toSorted()).toEqual([...COMMANDS].toSorted())
    for (const { group, icon } of Object.values(COMMAND_TABLE)) {
      expect(GROUPS).toContain(group)
      expect(icon).toMatch(/^i-lucide-/)
    }
  })

  it('that has a key is meant by it, and by no other', () => {
    for (const command of COMMANDS) {
      const [key] = keysOf(command)
      if (key && command !== 'palette') expect(commandFor(press(key === 'enter' ? 'Enter' : key), true)).toBe(command)
    }
  })

  it('stands in the key sheet once, those with a key first', () => {
    const groups = sheetGroups()
    expect(groups.flatMap((one) => one.commands).toSorted()).toEqual([...COMMANDS].toSorted())
    for (const { commands } of groups) {
      const hasKey = commands.map((command) => keysOf(command).length > 0)
      expect(hasKey).toEqual(hasKey.toSorted((one, other) => Number(other) - Number(one)))
    }
  })
})

describe('what was chosen lately', () => {
  beforeEach(() => localStorage.clear())

  it('stands first, once, and not for ever', () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'b']) rememberChoice({ id })
    expect(recentChoices().map((one) => one.id)).toEqual(['b', 'g', 'f', 'e', 'd', 'c'])
    localStorage.setItem('sawasdesk.palette', '{"not": "a list"}')
    expect(recentChoices()).toEqual([])
  })
})
