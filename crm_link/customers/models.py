"""Tables of the customer record."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, refers_to

_IS_VIP = text("is_vip")
_IS_BLOCKED = text("is_blocked")


class Account(Base):
    """A company. `domain` is the mail domain that ties a new contact to it, or None.

    `addresses` are crm_link.customers.addresses.PostalAddress documents.
    """

    __tablename__ = "account"
    __table_args__ = (Index(None, "domain"), Index(None, "name", "id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    domain: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    addresses: Mapped[list[Any]] = mapped_column(default=list)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class Contact(Base):
    """A person outside the company. `version` counts the contact's events and is bumped under the row's lock.

    `first_touch`, `last_touch` are core.messages.Touch documents: the company's page he first and last wrote from.
    `merged_into_id` is the contact that this one turned out to be, which is shown instead. `addresses` as a company's.
    """

    __tablename__ = "contact"
    __table_args__ = (
        Index("ix_contact_vip", "id", postgresql_where=_IS_VIP, sqlite_where=_IS_VIP),
        Index("ix_contact_blocked", "id", postgresql_where=_IS_BLOCKED, sqlite_where=_IS_BLOCKED),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    language: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    addresses: Mapped[list[Any]] = mapped_column(default=list)
    is_vip: Mapped[bool] = mapped_column(default=False)
    is_blocked: Mapped[bool] = mapped_column(default=False)
    origin: Mapped[str] = mapped_column(default="")
    first_touch: Mapped[dict[str, Any] | None]
    last_touch: Mapped[dict[str, Any] | None]
    merged_into_id: Mapped[UUID | None]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class Identity(Base):
    """How somebody is reached: (kind, scope, external_id) is unique. `is_blocked` sends what arrives to spam."""

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("kind", "scope", "external_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    scope: Mapped[str] = mapped_column(default="")
    external_id: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    is_blocked: Mapped[bool] = mapped_column(default=False)
    is_undeliverable: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class ContactIdentity(Base):
    """Which contact uses which identity; a switchboard number belongs to several people."""

    __tablename__ = "contact_identity"
    __table_args__ = (Index(None, "contact_id"),)

    identity_id: Mapped[UUID] = mapped_column(ForeignKey("identity.id"), primary_key=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    role: Mapped[str] = mapped_column(default="")
    is_routing_default: Mapped[bool] = mapped_column(default=True)
    evidence: Mapped[str] = mapped_column(default="")
    is_verified: Mapped[bool] = mapped_column(default=False)
    since: Mapped[datetime]
    until: Mapped[datetime | None]


class ContactMerge(Base):
    """That two contacts were found to be one person, with everything that is needed to part them again exactly.

    `moved`: for "table.column" the primary keys of the rows that pointed at `gone_id`. `changed`: values of rows that
    the merge filled or strengthened, as [{table, key, before, after}]. See docs/decisions/0013.
    """

    __tablename__ = "contact_merge"
    __table_args__ = (Index(None, "kept_id"), Index(None, "gone_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kept_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    gone_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"))
    moved: Mapped[dict[str, Any]]
    changed: Mapped[list[Any]]
    done_by: Mapped[UUID | None]
    done_at: Mapped[datetime]
    undone_by: Mapped[UUID | None]
    undone_at: Mapped[datetime | None]


class ContactAccount(Base):
    """Which company a contact belongs to, and as what."""

    __tablename__ = "contact_account"
    __table_args__ = (Index(None, "account_id"),)

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    role: Mapped[str] = mapped_column(default="")
    is_primary: Mapped[bool] = mapped_column(default=True)


refers_to(Target.CONTACT, "contact_identity", "contact_id", on_merge=OnMerge.MOVE_UNLESS_PRESENT)
refers_to(Target.IDENTITY, "contact_identity", "identity_id", on_merge=OnMerge.KEEP)
refers_to(Target.CONTACT, "contact_account", "contact_id", on_merge=OnMerge.MOVE_UNLESS_PRESENT)
refers_to(
    Target.ACCOUNT,
    "contact_account",
    "account_id",
    on_merge=OnMerge.MOVE_UNLESS_PRESENT,
    personal_data=PersonalData.NONE,
)
refers_to(Target.CONTACT, "contact", "merged_into_id")
refers_to(Target.CONTACT, "contact_merge", "kept_id", on_merge=OnMerge.KEEP)
refers_to(Target.CONTACT, "contact_merge", "gone_id", on_merge=OnMerge.KEEP)
