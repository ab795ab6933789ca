"""Shapes of what the search box finds."""

from datetime import datetime
from uuid import UUID

from web.api.schemas.common import View


class SearchHit(View):
    """One thing found. kind: ticket|contact|account; matched_field: number|subject|text|note|name|address|phone.

    In `title` and `snippet` every hit stands between U+0002 and U+0003.
    """

    kind: str
    id: UUID
    number: int | None
    title: str
    snippet: str
    matched_field: str
    status: str | None
    at: datetime
