"""Passwords: Argon2id with the OWASP minimum of 19 MiB and two passes, away from the event loop, two at a time."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from core.errors import Invalid

SHORTEST = 10
LONGEST = 200
_FEWEST_DIFFERENT = 4
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


async def hash_password(password: str) -> str:
    """The Argon2id hash to store. Check `require_good_password` first; await outside of transactions."""
    return await asyncio.get_running_loop().run_in_executor(_threads(), _hasher.hash, password)


async def is_right_password(password_hash: str | None, password: str) -> bool:
    """Whether the password belongs to the hash. Without one it takes as long and says no, so time tells nothing."""
    return await asyncio.get_running_loop().run_in_executor(_threads(), _verify, password_hash, password)


def require_good_password(password: str, *, email: str = "") -> None:
    """Raise Invalid(code="weak_password") for one that is short, monotonous, or the person's own address."""
    local_part = email.partition("@")[0].lower()
    too_simple = len(set(password)) < _FEWEST_DIFFERENT or password.lower() in {email.lower(), local_part}
    if not SHORTEST <= len(password) <= LONGEST or too_simple:
        raise Invalid(
            f"Choose a password of {SHORTEST} to {LONGEST} characters that is not your address.",
            code="weak_password",
            data={"field": "password", "shortest": SHORTEST, "longest": LONGEST},
        )


def _verify(password_hash: str | None, password: str) -> bool:
    try:
        return _hasher.verify(password_hash or _hash_of_nobody(), password) and bool(password_hash)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hash_of_nobody() -> str:
    return _hasher.hash("a password that nobody has")


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="passwords")
