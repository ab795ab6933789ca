import { h, icon } from '../dom'
import { CLOSE, FILE, RETRY } from '../icons'
import type { Sending } from '../talk/uploads'
import { fileSize } from './dates'
import type { Part, Ui } from './ui'

/** The files of the next message: how far each is, why one was refused, and how to take it away. */
export class TrayView implements Part {
  readonly element: HTMLElement
  private readonly nodes = new Map<number, HTMLElement>()
  private readonly previews = new Map<number, string>()
  private readonly told = new Set<number>()

  constructor(private readonly ui: Ui) {
    this.element = h('ul', { class: 'tray', 'aria-label': ui.t.filesChosen, hidden: true })
  }

  update(): void {
    const { files } = this.ui.tray
    this.element.hidden = files.length === 0
    for (const [id, node] of this.nodes) {
      if (files.some((file) => file.id === id)) continue
      node.remove()
      this.nodes.delete(id)
      const preview = this.previews.get(id)
      if (preview) URL.revokeObjectURL(preview)
      this.previews.delete(id)
    }
    for (const file of files) {
      const state = `${Boolean(file.upload)} ${file.problem?.code ?? ''}`
      const kept = this.nodes.get(file.id)
      if (kept?.dataset.state === state) {
        const bar = kept.querySelector('progress')
        if (bar) bar.value = file.progress
        continue
      }
      const node = this.chip(file)
      node.dataset.state = state
      if (kept) kept.replaceWith(node)
      else this.element.append(node)
      this.nodes.set(file.id, node)
      if (file.problem && !this.told.has(file.id)) {
        this.told.add(file.id)
        this.ui.announce(`${file.file.name}: ${this.reason(file.problem.code, file.problem.message)}`)
      }
    }
  }

  private chip(sending: Sending): HTMLElement {
    const { t, tray } = this.ui
    const { file, problem, upload } = sending
    const isUnderWay = !upload && !problem
    const again = problem?.code === 'network'
    return h(
      'li',
      { class: `chip${problem ? ' refused' : ''}` },
      this.picture(sending),
      h(
        'span',
        { class: 'about' },
        h('span', { class: 'name' }, file.name),
        problem
          ? h('span', { class: 'why' }, this.reason(problem.code, problem.message))
          : isUnderWay
            ? h('progress', { max: 1, value: sending.progress, 'aria-label': t.uploading(file.name, Math.round(sending.progress * 100)) })
            : h('span', { class: 'size' }, fileSize(file.size)),
      ),
      again ? h('button', { type: 'button', class: 'tool small', 'aria-label': t.retryFile(file.name), onclick: () => tray.retry(sending.id) }, icon(RETRY, 18)) : null,
      h(
        'button',
        { type: 'button', class: 'tool small', 'aria-label': isUnderWay ? t.cancelFile(file.name) : t.removeFile(file.name), onclick: () => this.remove(sending.id) },
        icon(CLOSE, 18),
      ),
    )
  }

  private remove(id: number): void {
    this.ui.tray.remove(id)
    this.ui.focusComposer()
  }

  private picture({ id, file }: Sending): HTMLElement | SVGSVGElement {
    if (!/^image\/(?!svg)/.test(file.type)) return icon(FILE)
    const address = this.previews.get(id) ?? URL.createObjectURL(file)
    this.previews.set(id, address)
    return h('img', { src: address, alt: '', class: 'thumb' })
  }

  /** Our own words for refusals we know; the server's for the others. */
  private reason(code: string, message: string): string {
    const { fileProblem } = this.ui.t
    if (code === 'file_too_large' || code === 'http_413') return fileProblem.file_too_large(fileSize(this.ui.shell.config.uploads.max_bytes))
    const known = (fileProblem as Record<string, unknown>)[code]
    return typeof known === 'string' ? known : message || fileProblem.other
  }
}
