import type { components } from './schema.gen'

type Schemas = components['schemas']

/** What may be left out when a document is written is always there when it is read, and while a form holds it. */
type Whole<T> = T extends readonly (infer Item)[] ? Whole<Item>[] : T extends object ? { [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> } : T

/** The nouns of the contract under the names the desk uses; the only file that reads the generated schema names. */
export type Account = Schemas['Account']
export type AccountListItem = Schemas['AccountListItem']
export type Acknowledgement = Schemas['Acknowledgement']
export type AddressWarning = Schemas['AddressWarning']
export type Addr = Schemas['Addr']
export type ApiToken = Schemas['ApiToken']
export type Attachment = Schemas['Attachment']
export type Availability = Schemas['Availability']
/** Every kind of connected account: a mailbox has `config`, all others `settings`. */
export type AnyChannelAccount = Schemas['ChannelAccount']
/** A mailbox. */
export type ChannelAccount = AnyChannelAccount & { config: EmailConfig }
export type ChannelAccountCheck = Schemas['ChannelAccountCheck']
export type ChannelAccountInput = Schemas['ChannelAccountInput'] & { address: string; config: EmailConfig }
/** A widget or a form to connect; and what can be changed of any account. */
export type AnyChannelAccountInput = Schemas['ChannelAccountInput']
export type ChannelAccountPatch = Schemas['ChannelAccountPatch']
export type Call = NonNullable<Schemas['Message']['call']>
export type CallInput = Schemas['CallInput']
export type CallPatch = Schemas['CallPatch']
export type Board = Schemas['Board']
export type BoardColumn = Schemas['BoardColumn']
export type Composer = NonNullable<Schemas['TicketDetail']['composer']>
export type CannedReply = Omit<Schemas['CannedReply'], 'actions'> & { actions: Action[] }
export type CannedReplyInput = Omit<Whole<Schemas['CannedReplyInput']>, 'actions'> & { actions: Action[] }
export type CannedReplyOffer = Omit<Schemas['CannedReplyOffer'], 'actions'> & { actions: Action[] }
export type Chat = Schemas['Chat']
export type ChatQueue = Schemas['ChatQueue']
export type ChatState = Schemas['ChatState']
/** A rule's conditions nest without end, which the description leaves open. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { none: Condition[] } | { field: string; operator: string; value: unknown }
export type Checklist = Schemas['Checklist']
export type ChecklistInput = Whole<Schemas['ChecklistInput']>
export type Contact = Schemas['Contact']
export type ContactIdentity = Schemas['ContactIdentity']
export type ContactListItem = Schemas['ContactListItem']
export type ContactMerge = Schemas['ContactMerge']
export type ContactSummary = Schemas['ContactSummary']
export type Delivery = Schemas['Delivery']
export type DeliveryState = Schemas['DeliveryState']
export type Draft = Schemas['Draft']
export type DraftInput = Schemas['DraftInput']
export type DraftKind = Schemas['DraftKind']
export type DraftExtras = Schemas['DraftExtras']
export type EmailConfig = Schemas['EmailConfig']
export type Export = Schemas['Export']
export type FieldKind = TicketField['kind']
/** What a field of a ticket holds, as it goes over the wire. */
export type FieldValue = string | number | boolean | string[]
export type FieldsAnswer = Schemas['FieldsAnswer']
export type HistoryItem = Schemas['HistoryItem']
export type InvitationInput = Whole<Schemas['InvitationInput']>
export type Language = Schemas['Language']
export type Me = Whole<Schemas['Me']>
export type MePatch = Schemas['MePatch']
export type MergeEvidence = Schemas['MergeEvidence']
export type MergeSuggestion = Schemas['MergeSuggestion']
export type Message = Schemas['Message']
export type MyTask = Schemas['MyTask']
export type Notification = Schemas['Notification']
export type NoteInput = Schemas['NoteInput']
export type NotedCall = Schemas['NotedCall']
export type NumberLookUp = Schemas['NumberLookUp']
export type ParkedItem = Schemas['ParkedItem']
export type PhoneLine = Schemas['PhoneLine']
export type PostalAddress = Schemas['PostalAddress']
export type Preferences = Whole<Schemas['Preferences']>
export type Priority = Schemas['Priority']
export type Problem = Schemas['Problem']
export type RenderedReply = Schemas['RenderedReply']
export type RanReply = Schemas['RanReply']
export type ReplyAccepted = Schemas['ReplyAccepted']
export type ReplyInput = Schemas['ReplyInput']
export type Role = Schemas['Role']
export type RoutingRule = Omit<Whole<Schemas['RoutingRule']>, 'conditions' | 'actions'> & { conditions: Condition; actions: RoutingActions }
export type RoutingActions = Whole<Schemas['RoutingRule']['actions']>
export type RoutingRuleInput = Omit<Whole<Schemas['RoutingRuleInput']>, 'conditions' | 'actions'> & { conditions: Condition; actions: RoutingActions }
/** A view that somebody put together. */
export type SavedView = Omit<Schemas['SavedView'], 'conditions'> & { conditions: Condition }
export type SavedViewInput = Omit<Whole<Schemas['SavedViewInput']>, 'conditions' | 'columns'> & { conditions: Condition; columns: SavedView['columns'] }
export type SearchHit = Schemas['SearchHit']
export type SessionInfo = Schemas['SessionInfo']
export type Settings = Omit<Schemas['Settings'], 'version'>
export type SetupInput = Schemas['SetupInput']
export type SignInInput = Schemas['SignInInput']
export type Sort = Schemas['Sort']
export type StatusCategory = Schemas['Status']
export type Task = Schemas['Task']
export type TaskInput = Schemas['TaskInput']
export type TaskPatch = Schemas['TaskPatch']
export type Tag = Pick<Schemas['Tag'], 'id' | 'name'> & { color: string }
export type TagColor = Schemas['TagColor']
export type TagInput = { name: string; color: string }
export type Team = Schemas['Team'] & { open_count?: number }
export type TeamInput = Whole<Schemas['TeamInput']>
export type TeamRef = Schemas['TeamRef']
export type BulkItem = Schemas['BulkItem']
export type BulkOperation = Schemas['BulkOperation']
export type BulkInput = Schemas['BulkInput']
export type ChangedTicket = Schemas['ChangedTicket']
export type TimePresets = Schemas['TimePresets']
export type Ticket = Schemas['Ticket']
export type TicketDetail = Schemas['TicketDetail']
export type TicketField = Omit<Whole<Schemas['TicketField']>, 'condition' | 'decimals'> & { condition: Condition | null; decimals: number }
export type TicketFieldInput = Omit<Whole<Schemas['TicketFieldInput']>, 'condition'> & { condition: Condition | null }
export type TicketFieldPatch = Partial<Omit<TicketFieldInput, 'kind' | 'decimals'>> & { is_archived?: boolean }
export type TicketInput = Schemas['NewTicketInput']
export type TicketOfCaller = Schemas['TicketOfCaller']
export type TicketListItem = Schemas['TicketListItem']
export type TicketPatch = Schemas['TicketPatch']
/** A status of the company's own within a fixed category. */
export type OwnStatus = Schemas['TicketStatus']
export type OwnStatusInput = Whole<Schemas['TicketStatusInput']>
/** A ticket as a table shows it. */
export type TicketRow = Schemas['TicketRow']
export type TicketTime = Schemas['TicketTime']
export type TicketType = Schemas['TicketType']
export type User = Schemas['User'] & { avatar_color?: string }
export type UserPatch = Schemas['UserPatch']
export type TimeEntry = Schemas['TimeEntry']
export type TimelineItem = Schemas['TimelineItem']
export type LinkKind = Schemas['LinkKind']
export type MergeCandidate = Schemas['MergeCandidate']
export type Merged = Schemas['Merged']
export type MessagesMoved = Schemas['MessagesMoved']
export type RelatedTicket = Schemas['RelatedTicket']
export type TicketOperation = Schemas['TicketOperation']
export type TicketRelations = Schemas['TicketRelations']
export type TicketVisitor = Schemas['TicketVisitor']
export type UserRef = Schemas['UserRef']
export type Visitor = Schemas['Visitor']
export type WrapUpCode = Schemas['WrapUpCode']
export type Viewer = Schemas['Viewer']
/** A mail to somebody outside with what was said on the ticket below it. */
export type ForwardInput = Schemas['ForwardInput']
export type ForwardPreview = Schemas['ForwardPreview']
/** An answer, or a mail to somebody outside, that waits for its time. */
export type ScheduledReply = Schemas['ScheduledReply']
/** What a colleague shares on a ticket. */
export type SharedDraft = Schemas['SharedDraft']
export type Signature = Schemas['Signature']
export type SignatureChoice = Schemas['SignatureChoice']
export type SignatureOffer = Schemas['SignatureOffer']
export type TimePreset = Schemas['TimePreset']
/** A way to the customer; its key goes into `via` of an answer. */
export type Way = Schemas['Way']
export type Ways = Schemas['Ways']

export interface Page<T> {
  items: T[]
  next_cursor: string | null
  as_of_seq: number
}

/** The categories that a ticket is put into by hand; spam and trash have verbs of their own. */
export type SettableStatus = Exclude<StatusCategory, 'new' | 'spam' | 'trash'>
/** One thing that a macro or an automation does. An absent `owner` or `team` stays as it is; null clears it. */
export type Action =
  | { kind: 'assign'; owner?: string | null; team?: string | null }
  | { kind: 'set_status'; status?: SettableStatus | null; status_id?: string | null }
  | { kind: 'set_priority'; priority: Priority }
  | { kind: 'set_type'; type: TicketType | null }
  | { kind: 'add_tags' | 'remove_tags'; tag_ids: string[] }
  | { kind: 'set_field'; field_id: string; value: FieldValue | null }
  | { kind: 'set_due'; hours: number | null }
  | { kind: 'snooze'; hours?: number | null; until_reply?: boolean }
  | { kind: 'add_note' | 'reply'; text: string }
  | { kind: 'add_task'; title: string; owner?: string | null; due_hours?: number | null }
  | { kind: 'call_webhook'; endpoint_id: string }
  | { kind: 'follow' }
export type ActionChange = Schemas['ActionChange']
export type AutomationRule = Omit<Schemas['AutomationRule'], 'conditions' | 'actions'> & { conditions: Condition; actions: Action[] }
export type AutomationRuleInput = Pick<AutomationRule, 'name' | 'is_enabled' | 'kind' | 'triggers' | 'timing' | 'conditions' | 'actions' | 'stops'>
export type AutomationTiming = Schemas['AutomationTiming']
export type AutomationTrigger = Schemas['Trigger']
export type AutomationRun = Schemas['AutomationRun']
export type DryRun = Schemas['DryRun']
export type DryRunMatch = Schemas['DryRunMatch']
export type RecurringTicket = Schemas['RecurringTicket']
export type RecurringTicketInput = Whole<Schemas['RecurringTicketInput']>
export type RecurringSchedule = Whole<Schemas['RecurringSchedule']>
export type Webhook = Schemas['Webhook']
export type WebhookInput = Whole<Schemas['WebhookInput']>
export type WebhookDelivery = Schemas['WebhookDelivery']
