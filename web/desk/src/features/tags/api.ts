import { client, unwrap } from '@/api/client'
import type { Tag, TagColor, TagInput } from '@/api/types'

const at = (tagId: string) => ({ params: { path: { tag_id: tagId } } })

export const addTag = (body: TagInput): Promise<Tag> => unwrap(client.POST('/tags', { body: { ...body, color: body.color as TagColor } }))

export const patchTag = (tagId: string, body: Partial<TagInput>): Promise<Tag> =>
  unwrap(client.PATCH('/tags/{tag_id}', { ...at(tagId), body: { ...body, color: body.color as TagColor | undefined } }))

export const deleteTag = (tagId: string) => unwrap(client.DELETE('/tags/{tag_id}', at(tagId)))
