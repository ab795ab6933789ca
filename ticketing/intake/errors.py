"""Troubles of the inbound story that its caller acts on."""

from core.errors import Conflict


class ThreadTaken(Conflict):
    """Two workers began the same thread at once. Doing it again finds the other one's conversation."""

    default_code = "thread_taken"
