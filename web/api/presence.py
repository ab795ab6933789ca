"""Who is at work."""

from core.staff import presence
from web.access import SIGNED_IN
from web.api.schemas.presence import PersonPresence, PresenceList
from web.api.schemas.staff import Availability
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("presence")


@resource.route("GET", "/presence", access=SIGNED_IN)
async def list_presence(request: ApiRequest) -> PresenceList:
    """Everybody's availability: as he chose while a desk of his is open, else offline."""
    async with request.context.database.read() as session:
        found = await presence.availabilities(session)
    users = [PersonPresence(id=user_id, availability=Availability(value)) for user_id, value in found.items()]
    return PresenceList(users=users)
