"""Every page of the product, for tests that visit them all; tests/architecture/test_pages.py knows the router's.

`{list}` stands for the id of the first thing that `/api/v1/list` answers, `{list:kind}` for the first of a kind.
"""

from typing import Final

# Of the desk, for whoever is signed in and may see everything.
DESK: Final = (
    "/inbox/mine",
    "/inbox/unassigned",
    "/inbox/mentions",
    "/inbox/following",
    "/inbox/all",
    "/inbox/snoozed",
    "/inbox/closed",
    "/inbox/spam",
    "/inbox/trash",
    "/inbox/saved:new",
    "/inbox/saved:{views}",
    "/inbox/all/{tickets?view=all}",
    "/tickets/1100",
    "/chats",
    "/chats/queue",
    "/tasks",
    "/contacts",
    "/contacts/{contacts}",
    "/companies",
    "/companies/{accounts}",
    "/settings",
    "/settings/profile",
    "/settings/notifications",
    "/settings/security",
    "/settings/tokens",
    "/settings/company",
    "/settings/web-push",
    "/settings/mailboxes",
    "/settings/mailboxes/new",
    "/settings/mailboxes/{channel-accounts:email}",
    "/settings/widgets",
    "/settings/widgets/new",
    "/settings/widgets/{channel-accounts:webchat}",
    "/settings/wrap-up-codes",
    "/settings/forms",
    "/settings/forms/new",
    "/settings/forms/{channel-accounts:webform}",
    "/settings/phone-lines",
    "/settings/canned-replies",
    "/settings/canned-replies/new",
    "/settings/canned-replies/{canned-replies}",
    "/settings/teams",
    "/settings/people",
    "/settings/rules",
    "/settings/rules/new",
    "/settings/rules/{routing-rules}",
    "/settings/automations",
    "/settings/automations/new",
    "/settings/automations/{automation-rules}",
    "/settings/automations/log",
    "/settings/recurring",
    "/settings/recurring/new",
    "/settings/recurring/{recurring-tickets}",
    "/settings/webhooks",
    "/settings/webhooks/new",
    "/settings/webhooks/{webhooks}",
    "/settings/tags",
    "/settings/ticket-fields",
    "/settings/ticket-fields/new",
    "/settings/ticket-fields/{ticket-fields}",
    "/settings/ticket-statuses",
    "/settings/checklists",
    "/settings/parked",
    "/no/such/page",
)
# For people who are not signed in; INVITATION and RESET come by mail.
INVITATION: Final = "/invitations/:token"
RESET: Final = "/password-resets/:token"
PUBLIC: Final = (
    "/sign-in",
    "/forgot-password",
    "/setup",
    "/unreachable",
    "/password-resets/too-old",
    INVITATION,
    RESET,
)
# Not of the desk: the API's own pages, hosted forms, and what only the demo has.
BESIDE: Final = ("/forms/contact", "/forms/warranty", "/corner", "/corner/shop", "/api/docs")
