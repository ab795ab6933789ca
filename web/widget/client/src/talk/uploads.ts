import type { Upload } from '../contract'
import { Problem, problemOf, type Http } from '../loader/http'

export interface FileRules {
  max_bytes: number
  types: readonly string[]
}

/** A file on its way: `progress` from 0 to 1, the upload once it is there, or why it was refused. */
export interface Sending {
  id: number
  file: File
  progress: number
  upload: Upload | null
  problem: { code: string; message: string } | null
}

/** Why a file need not even be tried; null when it may be. The server looks at the bytes themselves later. */
export function refusalOf(file: { name: string; type: string; size: number }, rules: FileRules): 'empty_file' | 'file_too_large' | 'file_type_not_allowed' | null {
  if (file.size === 0) return 'empty_file'
  if (file.size > rules.max_bytes) return 'file_too_large'
  // A browser that does not know the type leaves it empty; the server will know.
  const isAllowed = !file.type || rules.types.some((kind) => (kind.endsWith('*') ? file.type.startsWith(kind.slice(0, -1)) : kind === file.type))
  return isAllowed ? null : 'file_type_not_allowed'
}

/** Sends one file with progress. The answer of `abort` is a Problem with code `aborted`. */
export function sendFile(http: Http, file: File, onProgress: (share: number) => void): { done: Promise<Upload>; abort: () => void } {
  const request = new XMLHttpRequest()
  const done = new Promise<Upload>((resolve, reject) => {
    request.open('POST', http.address('chat/v1/uploads'))
    request.setRequestHeader('Authorization', `Bearer ${http.token ?? ''}`)
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Upload)
      else problemOf(request.status, request.responseText).then(reject)
    }
    request.onerror = () => reject(new Problem(0, 'network', ''))
    request.onabort = () => reject(new Problem(0, 'aborted', ''))
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
  return { done, abort: () => request.abort() }
}

/** The files that the next message will carry. */
export class Tray {
  files: Sending[] = []
  private nextId = 1
  private readonly aborts = new Map<number, () => void>()

  constructor(
    private readonly options: {
      http: Http
      rules: () => FileRules
      /** A visitor has to exist before he can send a file. */
      ready: () => Promise<unknown>
      onChange: () => void
      send?: typeof sendFile
    },
  ) {}

  get isBusy(): boolean {
    return this.files.some((file) => !file.upload && !file.problem)
  }

  get uploads(): Upload[] {
    return this.files.flatMap((file) => (file.upload ? [file.upload] : []))
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const refusal = refusalOf(file, this.options.rules())
      const sending: Sending = { id: this.nextId++, file, progress: 0, upload: null, problem: refusal ? { code: refusal, message: '' } : null }
      this.files = [...this.files, sending]
      if (!refusal) void this.send(sending)
    }
    this.options.onChange()
  }

  /** Take a file away; one on its way is cancelled. */
  remove(id: number): void {
    this.aborts.get(id)?.()
    this.aborts.delete(id)
    this.files = this.files.filter((file) => file.id !== id)
    this.options.onChange()
  }

  retry(id: number): void {
    const file = this.files.find((one) => one.id === id)
    if (!file) return
    this.change(id, { problem: null, progress: 0 })
    void this.send(file)
  }

  clear(): void {
    for (const file of this.files) this.aborts.get(file.id)?.()
    this.aborts.clear()
    this.files = []
    this.options.onChange()
  }

  private async send({ id, file }: Sending): Promise<void> {
    const { http, ready, send = sendFile } = this.options
    try {
      await ready()
      if (!this.files.some((one) => one.id === id)) return
      const { done, abort } = send(http, file, (progress) => this.change(id, { progress }))
      this.aborts.set(id, abort)
      const upload = await done
      this.change(id, { upload, progress: 1 })
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(0, 'network', '')
      this.change(id, { problem: { code: problem.code, message: problem.message } })
    } finally {
      this.aborts.delete(id)
    }
  }

  private change(id: number, change: Partial<Sending>): void {
    this.files = this.files.map((file) => (file.id === id ? { ...file, ...change } : file))
    this.options.onChange()
  }
}
