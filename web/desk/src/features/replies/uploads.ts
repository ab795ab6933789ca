import { computed, ref } from 'vue'
import { API_BASE, getCsrfToken } from '@/api/client'
import { ApiProblem, toProblem } from '@/api/problem'
import type { Attachment } from '@/api/types'

export interface Upload {
  key: string
  name: string
  size: number
  /** 0 to 1. */
  progress: number
  attachment: Attachment | null
  problem: unknown
}

/** Sends one file as it is, telling how far it got. Raises ApiProblem. */
export function uploadFile(file: File, onProgress: (share: number) => void, signal?: AbortSignal): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${API_BASE}/attachments?file_name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    request.setRequestHeader('X-CSRF-Token', getCsrfToken())
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onerror = () => reject(new ApiProblem({ status: 0, code: 'network' }))
    request.onabort = () => reject(new ApiProblem({ status: 0, code: 'canceled' }))
    request.onload = () => {
      const body: unknown = parse(request.responseText)
      if (request.status === 201) resolve(body as Attachment)
      else reject(toProblem(new Response(null, { status: request.status || 500 }), body))
    }
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const asUpload = (attachment: Attachment): Upload => ({ key: attachment.id, name: attachment.file_name, size: attachment.size, progress: 1, attachment, problem: null })

/** The files of one answer: those that are there, those on their way and those that were refused. */
export function useUploads(onChange: () => void) {
  const uploads = ref<Upload[]>([])
  const stops = new Map<string, AbortController>()

  function patch(key: string, changes: Partial<Upload>): void {
    uploads.value = uploads.value.map((one) => (one.key === key ? { ...one, ...changes } : one))
  }

  async function add(file: File): Promise<Attachment | null> {
    const key = crypto.randomUUID()
    const stop = new AbortController()
    stops.set(key, stop)
    uploads.value = [...uploads.value, { key, name: file.name, size: file.size, progress: 0, attachment: null, problem: null }]
    try {
      const attachment = await uploadFile(file, (progress) => patch(key, { progress }), stop.signal)
      patch(key, { attachment, progress: 1 })
      onChange()
      return attachment
    } catch (problem) {
      patch(key, { problem })
      return null
    } finally {
      stops.delete(key)
    }
  }

  function remove(key: string): void {
    stops.get(key)?.abort()
    uploads.value = uploads.value.filter((one) => one.key !== key)
    onChange()
  }

  function fill(attachments: Attachment[]): void {
    uploads.value = attachments.map(asUpload)
  }

  /** Adds files that are stored already. */
  function take(attachments: Attachment[]): void {
    uploads.value = [...uploads.value, ...attachments.map(asUpload)]
    onChange()
  }

  const stored = computed(() => uploads.value.flatMap((one) => (one.attachment ? [one.attachment] : [])))
  const isBusy = computed(() => uploads.value.some((one) => !one.attachment && !one.problem))
  return { uploads, stored, isBusy, add, remove, fill, take }
}
