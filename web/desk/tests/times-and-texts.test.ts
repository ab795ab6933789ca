import { describe, expect, it } from 'vitest'
import { countLabel, fileSize, hitPieces, initial, linkParts } from '@/lib/text'
import { clockTime, dateTime, daysAgo, longDate, shortAge } from '@/lib/time'

const BANGKOK = 'Asia/Bangkok'
const NOW = Date.parse('2026-11-21T10:00:00Z')

describe('times', () => {
  it.each([
    ['2026-11-21T09:59:30Z', 'เมื่อครู่', 'now'],
    ['2026-11-21T09:58:00Z', '2 นาที', '2 min'],
    ['2026-11-21T07:00:00Z', '3 ชม.', '3 h'],
    ['2026-11-19T10:00:00Z', '2 วัน', '2 d'],
    ['2026-09-01T10:00:00Z', '2 เดือน', '2 mo'],
    ['2024-09-01T10:00:00Z', '2 ปี', '2 y'],
    ['2026-11-21T10:00:05Z', 'เมื่อครู่', 'now'],
  ])('tell how long ago %s was', (instant, thai, english) => {
    expect(shortAge(instant, NOW, 'th')).toBe(thai)
    expect(shortAge(instant, NOW, 'en')).toBe(english)
  })

  it('write Thai dates in the Buddhist era', () => {
    expect(longDate('2026-11-16T05:00:00Z', 'th', BANGKOK)).toBe('วันจันทร์ที่ 16 พฤศจิกายน 2569')
    expect(longDate('2026-11-16T05:00:00Z', 'en', BANGKOK)).toBe('Monday, 16 November 2026')
    expect(dateTime('2026-11-16T02:12:00Z', 'th', BANGKOK)).toBe('16 พ.ย. 2569 09:12')
  })

  it('use the company’s time zone', () => {
    expect(clockTime('2026-11-16T20:30:00Z', 'th', BANGKOK)).toBe('03:30')
    expect(daysAgo('2026-11-20T16:59:00Z', NOW, BANGKOK)).toBe(1)
    expect(daysAgo('2026-11-20T17:01:00Z', NOW, BANGKOK)).toBe(0)
  })
})

describe('texts', () => {
  it('take a letter with its marks for an avatar, never a lone vowel', () => {
    expect(initial('เมย์ ฝ่ายขาย')).toBe('ม')
    expect(initial('ก้อง')).toBe('ก้')
    expect(initial('คุณสมหญิง')).toBe('ส')
    expect(initial('james')).toBe('J')
    expect(initial('')).toBe('?')
  })

  it('split search hits at their marks', () => {
    expect(hitPieces('สั่ง\u0002หูฟัง\u0003รุ่น')).toEqual([{ text: 'สั่ง', isHit: false }, { text: 'หูฟัง', isHit: true }, { text: 'รุ่น', isHit: false }])
  })

  it('find addresses inside Thai text', () => {
    expect(linkParts('ดูที่ https://example.com/a?b=1 นะคะ').map((part) => part.href)).toEqual([null, 'https://example.com/a?b=1', null])
    expect(linkParts('เขียนถึง a@example.com.').map((part) => part.href)).toEqual([null, 'mailto:a@example.com', null])
  })

  it('stop counting at 99 and write sizes short', () => {
    expect(countLabel(100)).toBe('99+')
    expect(fileSize(184_320)).toBe('184 kB')
    expect(fileSize(2_500_000)).toBe('2.5 MB')
  })
})
