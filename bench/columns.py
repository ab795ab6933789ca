"""The columns that the loader fills, by table; the others stay null."""

CONTACT = "id, name, language, note, is_vip, is_blocked, origin, created_at, version"
IDENTITY = "id, kind, scope, external_id, name, is_blocked, is_undeliverable, created_at"
LINK = "identity_id, contact_id, role, is_routing_default, evidence, is_verified, since"
CONVERSATION = "id, channel_account_id, channel_kind, thread_key, subject, current_ticket_id, created_at"
PARTICIPANT = "conversation_id, identity_id, role"
TICKET = (
    "id, number, subject, status, is_active, status_before, priority, priority_rank, owner_id, team_id, contact_id, "
    "conversation_id, channel_account_id, channel_kind, language, snippet, last_message_id, last_message_at, "
    "last_message_direction, inbound_count, waiting_since, created_at, first_replied_at, solved_at, closed_at, "
    "due_at, folded_subject, updated_at, version"
)
TAG = "ticket_id, tag_id"
FIELD_VALUE = "ticket_id, field_id, position, text, number"
MESSAGE = (
    "id, conversation_id, ticket_id, channel_account_id, direction, author_kind, author_id, author_name, "
    "sender_identity_id, external_message_id, subject, text, html, reply_text, quoted_text, signature, to, cc, bcc, "
    "mentions, authentication, language, is_automatic, attachment_count, inbound_delivery_id, created_at, version"
)
DELIVERY = "id, channel_account_id, channel_kind, delivery_key, state, raw, size, received_at, attempts"
ITEM = (
    "id, delivery_id, channel_account_id, lane, external_event_id, position, state, attempts, finished_at, message_id"
)
SEEN = "scope, key, entity_id, created_at"
OUTBOUND = (
    "id, message_id, ticket_id, conversation_id, channel_account_id, channel_kind, state, attempts, "
    "external_message_id, diagnostic, passed_a_blocked_one, created_at, sent_at, version"
)
RECIPIENT = "delivery_id, kind, external_id, name, role, state, diagnostic"
EVENT = (
    "id, type, aggregate_kind, aggregate_id, version, ticket_id, actor_kind, actor_id, actor_name, occurred_at, data, "
    "audience_teams, audience_users, audience_everyone"
)
PUBLICATION = "publish_seq, event_id, chain_digest"
CURSOR = "subscriber, publish_seq, updated_at"
DOCUMENT = "id, kind, entity_id, ticket_id, field, chunk, occurred_at, tokens"
