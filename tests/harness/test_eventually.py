"""Waiting for facts: at once when they hold, with the reason when they never do."""

import pytest

from tests.support.eventually import eventually, eventually_sync


async def test_it_answers_as_soon_as_the_probe_does() -> None:
    answers = iter([None, 0, "", "now"])
    assert await eventually(lambda: next(answers)) == "now"


async def test_an_async_probe_is_awaited_and_an_assertion_means_not_yet() -> None:
    seen: list[int] = []

    async def probe() -> int:
        seen.append(len(seen))
        assert len(seen) >= 3, "too early"
        return len(seen)

    assert await eventually(probe) == 3


async def test_when_time_is_up_the_last_assertion_is_the_reason() -> None:
    async def probe() -> None:
        raise AssertionError("the mail is not here")

    with pytest.raises(AssertionError, match="not so within") as trouble:
        await eventually(probe, within=0.01, what="a mail")
    assert str(trouble.value.__cause__) == "the mail is not here"


async def test_any_other_error_is_not_waited_for() -> None:
    calls: list[None] = []

    def probe() -> bool:
        calls.append(None)
        raise LookupError("broken")

    with pytest.raises(LookupError):
        await eventually(probe)
    assert len(calls) == 1


def test_without_a_loop_it_is_the_same() -> None:
    answers = iter([None, "now"])
    assert eventually_sync(lambda: next(answers)) == "now"
    with pytest.raises(AssertionError, match="a bell"):
        eventually_sync(lambda: False, within=0.01, what="a bell")
