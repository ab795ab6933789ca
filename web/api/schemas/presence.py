"""Shapes of who is at work."""

from uuid import UUID

from web.api.schemas.common import View
from web.api.schemas.staff import Availability


class PersonPresence(View):
    """How one person stands now: as he chose while a desk of his is open, else offline."""

    id: UUID
    availability: Availability


class PresenceList(View):
    """Everybody who works here."""

    users: list[PersonPresence]
