"""What an answer and a mail to somebody outside have in common, as a composer hands it in. Pure."""

from dataclasses import dataclass
from uuid import UUID

from core.messages import Address
from core.signatures.choosing import SignatureChoice
from ticketing.replies.composition import Body, html_for_composer
from ticketing.replies.drafts import DraftContent, DraftExtras


@dataclass(frozen=True, slots=True)
class Written:
    """Words with whom they go to. `client_id` is the composer's own: the same one twice is sent once.

    `subject` None keeps the thread's. `set_status`, or `set_status_id` of the company's own, is where the ticket is
    going to stand. `signature` stands below the words where the channel carries one. `is_held` False leaves out the
    time in which it could be taken back.
    """

    client_id: str
    body: Body
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    attachment_ids: tuple[UUID, ...] = ()
    subject: str | None = None
    set_status: str | None = None
    set_status_id: UUID | None = None
    signature: SignatureChoice = SignatureChoice.NONE
    is_held: bool = True

    def draft_with(self, extras: DraftExtras, last_seen_message_id: UUID | None = None) -> DraftContent:
        """The same as it stood in its composer."""
        return DraftContent(
            html=html_for_composer(self.body.html),
            text=self.body.text,
            to=self.to,
            cc=self.cc,
            bcc=self.bcc,
            attachment_ids=self.attachment_ids,
            last_seen_message_id=last_seen_message_id,
            extras=extras,
        )
