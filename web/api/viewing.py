"""Who is writing on a ticket right now, as far as the desks have told."""

from uuid import UUID

from web.context import ApiRequest
from web.realtime.envelopes import Activity
from web.realtime.socket import HUB


def writing_on(request: ApiRequest, ticket_id: UUID) -> frozenset[UUID]:
    """Those who typed on a ticket within the last seconds."""
    seen = request.http.config_dict[HUB].viewers_of(ticket_id)
    return frozenset(user_id for user_id, _, activity in seen if activity is not Activity.VIEWING)
