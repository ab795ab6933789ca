"""Long work beside the loop: a few at a time, and nothing for who has left."""

import asyncio
from threading import Event

import pytest

from tests.support.eventually import eventually
from web.press import Press


async def test_what_nobody_waits_for_any_more_is_never_begun():
    press, gate, begun = Press(1), Event(), list[str]()

    def work(name: str) -> str:
        begun.append(name)
        gate.wait(10)
        return name

    readers = {"second"}
    first = asyncio.create_task(press.make(lambda: work("first"), lambda: True))
    second = asyncio.create_task(press.make(lambda: work("second"), lambda: "second" in readers))
    third = asyncio.create_task(press.make(lambda: work("third"), lambda: True))
    await eventually(lambda: begun == ["first"])
    readers.clear()
    assert await second is None
    gate.set()
    assert (await first, await third) == ("first", "third")
    assert begun == ["first", "third"]


async def test_who_asked_hears_what_went_wrong():
    def fail() -> str:
        raise ValueError("no paper")

    with pytest.raises(ValueError, match="no paper"):
        await Press(1).make(fail, lambda: True)
