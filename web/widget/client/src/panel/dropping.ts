import { h } from '../dom'

/** Files dragged over the panel: says that they may be dropped, and takes them. */
export function takeDrops(panel: HTMLElement, text: string, isAllowed: () => boolean, onFiles: (files: File[]) => void): HTMLElement {
  const veil = h('div', { class: 'veil', 'aria-hidden': 'true', hidden: true }, h('span', {}, text))
  const carries = (event: DragEvent) => isAllowed() && [...(event.dataTransfer?.types ?? [])].includes('Files')
  let depth = 0
  const leave = (all: boolean) => {
    depth = all ? 0 : Math.max(0, depth - 1)
    veil.hidden = depth === 0
  }
  panel.addEventListener('dragenter', (event) => {
    if (!carries(event)) return
    depth += 1
    veil.hidden = false
  })
  panel.addEventListener('dragover', (event) => carries(event) && event.preventDefault())
  panel.addEventListener('dragleave', () => leave(false))
  panel.addEventListener('drop', (event) => {
    leave(true)
    if (!carries(event)) return
    event.preventDefault()
    onFiles([...(event.dataTransfer?.files ?? [])])
  })
  return veil
}
