"""Versions of documents: what If-Match compares (RFC 9110 section 13.1.1)."""

from core.errors import PreconditionFailed


def require_version(current: int, expected: int | None) -> None:
    """Raise PreconditionFailed when the caller looked at another version; None asks for no check."""
    if expected is not None and expected != current:
        raise PreconditionFailed(
            "It was changed after you looked at it.", data={"version": current, "expected": expected}
        )
