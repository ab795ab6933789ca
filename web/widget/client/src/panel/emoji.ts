import { h } from '../dom'
import { moveAmong } from './focus'

const SET = [
  '🙂 😀 😄 😁 😊 😍 🥰 😘',
  '😉 😎 🤔 😅 😂 🤣 😢 😭',
  '😡 😱 😴 🤗 🙏 👍 👎 👌',
  '👏 🙌 💪 🤝 ✌️ 🫶 ❤️ 💚',
  '💙 💛 🧡 💔 ⭐ ✨ 🔥 🎉',
  '🎁 🎂 💐 🌸 ☀️ 🌧️ 🍜 ☕',
  '✅ ❌ ⚠️ ❓ ❗ 💡 📌 📷',
  '📦 🚚 💳 🧾 📞 ✉️ 🕐 🔧',
].map((line) => line.split(' '))
const COLUMNS = 8

/** A small set that answers most of what a customer wants to say, for mouse and arrow keys. */
export function emojiGrid(label: string, onPick: (emoji: string) => void, onLeave: () => void): HTMLElement {
  const items = SET.flat().map((emoji, at) => h('button', { type: 'button', tabindex: at === 0 ? 0 : -1, onclick: () => onPick(emoji) }, emoji))
  const keys = (event: KeyboardEvent) => moveAmong(items, event, COLUMNS)
  const left = (event: FocusEvent) => {
    if (event.relatedTarget && !grid.contains(event.relatedTarget as Node)) onLeave()
  }
  const grid = h('div', { class: 'emoji', role: 'group', 'aria-label': label, onkeydown: keys, onfocusout: left }, ...items)
  return grid
}
