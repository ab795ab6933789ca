"""The life of an outbound delivery and of each of its recipients, as one pure table.

A delivery has the phases held, queued, sending and transmitting; its recipients wait with it ("open") and then each
get a fate of their own. The delivery's own state follows from theirs. Nothing here leads from `uncertain` back to
`queued` except a person who says "send again": what may have arrived is never sent twice blindly.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from core.messages import ReceiptState, SendOutcome


class DeliveryState(StrEnum):
    """Where a delivery, or one recipient of it, stands."""

    HELD = "held"
    QUEUED = "queued"
    SENDING = "sending"
    TRANSMITTING = "transmitting"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    RETRY = "retry"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    CANCELED = "canceled"
    BOUNCED = "bounced"


class Step(StrEnum):
    """What happens to a delivery: by the clock, a worker, the other side, or a person."""

    RELEASE = "release"  # the undo window or the pause before the next attempt is over
    CLAIM = "claim"  # a worker takes it
    TRANSMIT = "transmit"  # its content is about to leave
    ACCEPT = "accept"  # the other side took it
    POSTPONE = "postpone"  # it was not taken; another attempt makes sense
    GIVE_UP = "give_up"  # it was refused for good, or too often
    LOSE = "lose"  # it may or may not have been taken
    RECEIPT_SENT = "receipt_sent"
    RECEIPT_DELIVERED = "receipt_delivered"
    RECEIPT_READ = "receipt_read"
    RECEIPT_FAILED = "receipt_failed"
    BOUNCE = "bounce"
    CANCEL = "cancel"  # a person takes it back
    TRY_NOW = "try_now"  # a person tries what failed once more
    SEND_AGAIN = "send_again"  # a person decides that an uncertain one is sent a second time
    CONFIRM = "confirm"  # a person knows that an uncertain one arrived


PERSON_STEPS = frozenset({Step.CANCEL, Step.TRY_NOW, Step.SEND_AGAIN, Step.CONFIRM})

_S = DeliveryState
_IN_FLIGHT = (_S.SENDING, _S.TRANSMITTING)
_ARRIVALS = (_S.QUEUED, _S.SENDING, _S.TRANSMITTING, _S.RETRY, _S.FAILED, _S.UNCERTAIN)  # queued: to be sent again
_TABLE: dict[Step, dict[DeliveryState, DeliveryState]] = {
    Step.RELEASE: {_S.HELD: _S.QUEUED, _S.RETRY: _S.QUEUED},
    Step.CLAIM: {_S.QUEUED: _S.SENDING},
    Step.TRANSMIT: {_S.SENDING: _S.TRANSMITTING},
    Step.ACCEPT: dict.fromkeys(_IN_FLIGHT, _S.SENT),
    Step.POSTPONE: dict.fromkeys(_IN_FLIGHT, _S.RETRY),
    Step.GIVE_UP: dict.fromkeys((*_IN_FLIGHT, _S.QUEUED, _S.RETRY), _S.FAILED),
    Step.LOSE: dict.fromkeys(_IN_FLIGHT, _S.UNCERTAIN),
    Step.RECEIPT_SENT: dict.fromkeys(_ARRIVALS, _S.SENT),
    Step.RECEIPT_DELIVERED: dict.fromkeys((*_ARRIVALS, _S.SENT), _S.DELIVERED),
    Step.RECEIPT_READ: dict.fromkeys((*_ARRIVALS, _S.SENT, _S.DELIVERED), _S.READ),
    Step.RECEIPT_FAILED: dict.fromkeys((*_IN_FLIGHT, _S.QUEUED, _S.RETRY, _S.UNCERTAIN, _S.SENT), _S.FAILED),
    Step.BOUNCE: dict.fromkeys((*_ARRIVALS, _S.SENT, _S.DELIVERED, _S.READ), _S.BOUNCED),
    Step.CANCEL: dict.fromkeys((_S.HELD, _S.QUEUED, _S.RETRY), _S.CANCELED),
    Step.TRY_NOW: dict.fromkeys((_S.RETRY, _S.FAILED, _S.BOUNCED), _S.QUEUED),
    Step.SEND_AGAIN: {_S.UNCERTAIN: _S.QUEUED},
    Step.CONFIRM: {_S.UNCERTAIN: _S.SENT},
}

WAITING = frozenset({_S.QUEUED, _S.RETRY})
BLOCKING = frozenset({_S.QUEUED, _S.SENDING, _S.TRANSMITTING, _S.RETRY})
IN_FLIGHT = frozenset(_IN_FLIGHT)
ARRIVED = frozenset({_S.SENT, _S.DELIVERED, _S.READ})
TROUBLE = frozenset({_S.FAILED, _S.UNCERTAIN, _S.BOUNCED})
SETTLED = ARRIVED | TROUBLE | {_S.CANCELED}

_WORST_FIRST = (
    _S.BOUNCED, _S.FAILED, _S.UNCERTAIN, _S.RETRY, _S.TRANSMITTING, _S.SENDING, _S.QUEUED, _S.HELD, _S.SENT,
    _S.DELIVERED, _S.READ, _S.CANCELED,
)  # fmt: skip
_SEVERITY = {state: rank for rank, state in enumerate(_WORST_FIRST)}

_OUTCOMES = {
    SendOutcome.SENT: Step.ACCEPT,
    SendOutcome.RETRY: Step.POSTPONE,
    SendOutcome.FAILED: Step.GIVE_UP,
    SendOutcome.UNCERTAIN: Step.LOSE,
}
_RECEIPTS = {
    ReceiptState.SENT: Step.RECEIPT_SENT,
    ReceiptState.DELIVERED: Step.RECEIPT_DELIVERED,
    ReceiptState.READ: Step.RECEIPT_READ,
    ReceiptState.FAILED: Step.RECEIPT_FAILED,
    ReceiptState.BOUNCED: Step.BOUNCE,
}


def after(state: DeliveryState, step: Step) -> DeliveryState | None:
    """The state that `step` leads to, or None when it changes nothing or is not allowed from here."""
    return _TABLE[step].get(state)


def origins(step: Step) -> frozenset[DeliveryState]:
    """The states from which `step` leads somewhere."""
    return frozenset(_TABLE[step])


def step_for_outcome(outcome: SendOutcome) -> Step:
    """The step an attempt's outcome stands for."""
    return _OUTCOMES[outcome]


def step_for_receipt(state: ReceiptState) -> Step:
    """The step a channel's report stands for."""
    return _RECEIPTS[state]


def step_for_expired_lease(state: DeliveryState, *, has_idempotency_key: bool) -> Step:
    """What to make of a delivery whose worker vanished.

    Before `transmitting` was committed nothing had left, so another attempt is safe. After it nobody knows, unless the
    channel takes an idempotency key and would throw the second copy away.
    """
    if state is DeliveryState.SENDING or has_idempotency_key:
        return Step.POSTPONE
    return Step.LOSE


def settle(recipients: Iterable[DeliveryState]) -> DeliveryState:
    """The state of a delivery after an attempt: retry while any recipient is to be tried again, else the worst."""
    states = list(recipients)
    return DeliveryState.RETRY if DeliveryState.RETRY in states else worst(states)


def worst(states: Iterable[DeliveryState]) -> DeliveryState:
    """The one a person must know of first. Raises ValueError without any."""
    return min(states, key=_SEVERITY.__getitem__)


def trouble(newest_first: Sequence[DeliveryState]) -> DeliveryState | None:
    """What a ticket's list entry warns of: the worst trouble among deliveries newer than the last that arrived."""
    seen: list[DeliveryState] = []
    for state in newest_first:
        if state in ARRIVED:
            break
        if state in TROUBLE:
            seen.append(state)
    return worst(seen) if seen else None
