"""One open socket as the hub sees it: who is behind it, what it waits for, and a queue that never grows without end."""

import asyncio
from collections import deque
from typing import Final
from uuid import UUID

from core import ids
from core.staff.principal import Principal
from core.staff.signed_in import SignedIn
from web.realtime import envelopes
from web.realtime.envelopes import Activity

LONGEST_QUEUE: Final = 500


class Connection:
    """The sending side. The socket's writer takes from `next_message`; the hub puts in and never waits.

    While the connection catches up, live events are kept behind what it missed. A client that takes nothing for 500
    messages loses what is queued and is told to read everything again.
    """

    def __init__(self, signed_in: SignedIn) -> None:
        self.id: UUID = ids.new_id()
        self.signed_in = signed_in
        self.seq = 0
        self.is_welcome = False
        self.focus: UUID | None = None
        self.activity = Activity.VIEWING
        self.is_closed = False
        self._queue: deque[str] = deque()
        self._something = asyncio.Event()

    @property
    def principal(self) -> Principal:
        """Who is behind it, as last looked up."""
        return self.signed_in.principal

    def put(self, message: str) -> None:
        """Queue a message."""
        if self.is_closed:
            return
        if len(self._queue) >= LONGEST_QUEUE:
            self._queue.clear()
            message = envelopes.refetch(self.seq)
        self._queue.append(message)
        self._something.set()

    def close(self) -> None:
        """Let the writer send what is queued and end."""
        self.is_closed = True
        self._something.set()

    async def next_message(self) -> str | None:
        """The next message to send; None when the connection is to be closed."""
        while not self._queue:
            if self.is_closed:
                return None
            self._something.clear()
            await self._something.wait()
        return self._queue.popleft()
