/** What somebody chose in the palette lately, newest first. Things that were found keep their words and their place. */
export interface RecentChoice {
  id: string
  label?: string
  icon?: string
  to?: string
}

const KEY = 'sawasdesk.palette'
const MOST = 6

export function recentChoices(): RecentChoice[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]') as RecentChoice[]
    return Array.isArray(kept) ? kept.filter((one) => typeof one?.id === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function rememberChoice(choice: RecentChoice): void {
  const kept = [choice, ...recentChoices().filter((one) => one.id !== choice.id)].slice(0, MOST)
  localStorage.setItem(KEY, JSON.stringify(kept))
}
