import { API_BASE, reportSignedOut } from '@/api/client'
import { ApiProblem, toProblem } from '@/api/problem'
import type { Language } from '@/api/types'

export const pdfAddress = (ticketId: string, language: Language, hasNotes: boolean): string =>
  `${API_BASE}/tickets/${ticketId}/pdf?${new URLSearchParams({ language, notes: String(hasNotes) })}`

/** The PDF, made anew; the browser keeps it for a moment, so that opening its address shows it at once. Raises ApiProblem. */
export async function makePdf(address: string, signal: AbortSignal): Promise<Blob> {
  const answer = await fetch(address, { signal, cache: 'reload', credentials: 'same-origin' }).catch((cause: unknown) => {
    throw signal.aborted ? cause : new ApiProblem({ status: 0, code: 'network' })
  })
  if (answer.status === 401) reportSignedOut()
  if (!answer.ok) throw toProblem(answer, await answer.json().catch(() => undefined))
  return answer.blob()
}

/** Hands a file to the browser to keep. */
export function savePdf(pdf: Blob, name: string): void {
  const url = URL.createObjectURL(pdf)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
