import { client, unwrap } from '@/api/client'
import type { Tag, TagInput } from '@/api/types'

const at = (tagId: string) => ({ params: { path: { tag_id: tagId } } })

export const addTag = (body: TagInput): Promise<Tag> => unwrap(client.POST('/tags', { body }))

export const patchTag = (tagId: string, body: Partial<TagInput>): Promise<Tag> =>
  unwrap(client.PATCH('/tags/{tag_id}', { ...at(tagId), body }))

export const deleteTag = (tagId: string) => unwrap(client.DELETE('/tags/{tag_id}', at(tagId)))
