"""The state machine of deliveries, walked in every direction."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.messages import ReceiptState, SendOutcome
from ticketing.replies.states import (
    ARRIVED,
    PERSON_STEPS,
    TROUBLE,
    DeliveryState,
    Step,
    after,
    origins,
    settle,
    step_for_expired_lease,
    step_for_outcome,
    step_for_receipt,
    trouble,
    worst,
)

S = DeliveryState
EXPECTED = {
    Step.RELEASE: {S.HELD: S.QUEUED, S.RETRY: S.QUEUED},
    Step.CLAIM: {S.QUEUED: S.SENDING},
    Step.TRANSMIT: {S.SENDING: S.TRANSMITTING},
    Step.CANCEL: {S.HELD: S.CANCELED, S.QUEUED: S.CANCELED, S.RETRY: S.CANCELED},
    Step.SEND_AGAIN: {S.UNCERTAIN: S.QUEUED},
    Step.CONFIRM: {S.UNCERTAIN: S.SENT},
    Step.TRY_NOW: {S.RETRY: S.QUEUED, S.FAILED: S.QUEUED, S.BOUNCED: S.QUEUED},
}
steps = st.sampled_from(list(Step))
states = st.sampled_from(list(S))


@pytest.mark.parametrize("step", EXPECTED)
def test_steps_lead_where_the_design_says_and_nowhere_else(step):
    assert {state: after(state, step) for state in S if after(state, step)} == EXPECTED[step]
    assert origins(step) == set(EXPECTED[step])


def test_only_a_person_brings_an_uncertain_one_back_to_the_queue():
    ways_out = {step: after(S.UNCERTAIN, step) for step in Step if after(S.UNCERTAIN, step)}
    assert {step for step, reached in ways_out.items() if reached is S.QUEUED} == {Step.SEND_AGAIN}
    assert Step.SEND_AGAIN in PERSON_STEPS


@given(st.lists(steps.filter(lambda step: step not in PERSON_STEPS), max_size=30))
def test_without_a_person_an_uncertain_delivery_never_leaves_again(path):
    state = S.UNCERTAIN
    for step in path:
        state = after(state, step) or state
        assert state in ARRIVED | TROUBLE


@given(st.lists(steps, max_size=40))
def test_content_leaves_only_between_transmit_and_an_outcome(path):
    """Whatever happens in whatever order: from `transmitting` no step goes back to a state that a worker claims,
    except the channel's clear "not taken"."""
    state = S.HELD
    for step in path:
        reached = after(state, step)
        if state is S.TRANSMITTING and reached in (S.RETRY, S.QUEUED):
            assert step is Step.POSTPONE
        state = reached or state


@given(st.lists(steps, max_size=40))
def test_a_canceled_delivery_stays_canceled(path):
    state = S.CANCELED
    for step in path:
        state = after(state, step) or state
    assert state is S.CANCELED


@given(st.lists(steps.filter(lambda step: step is not Step.TRY_NOW), max_size=30))
def test_a_bounce_wins_over_everything_but_a_new_attempt(path):
    state = S.BOUNCED
    for step in path:
        state = after(state, step) or state
    assert state is S.BOUNCED


@pytest.mark.parametrize("state", [S.SENT, S.DELIVERED, S.READ, S.UNCERTAIN, S.FAILED, S.SENDING, S.TRANSMITTING])
def test_a_bounce_reaches_whatever_may_have_left(state):
    assert after(state, Step.BOUNCE) is S.BOUNCED


@pytest.mark.parametrize(("state", "receipt"), list(product([S.UNCERTAIN, S.FAILED], [S.SENT, S.DELIVERED, S.READ])))
def test_a_receipt_settles_a_doubt(state, receipt):
    assert after(state, step_for_receipt(ReceiptState(receipt.value))) is receipt


def test_reports_never_go_backwards():
    assert after(S.READ, Step.RECEIPT_DELIVERED) is None
    assert after(S.DELIVERED, Step.RECEIPT_SENT) is None
    assert after(S.READ, Step.RECEIPT_FAILED) is None


def test_every_outcome_has_a_step_from_both_phases_of_sending():
    for outcome, state in product(SendOutcome, [S.SENDING, S.TRANSMITTING]):
        assert after(state, step_for_outcome(outcome)) is not None


def test_a_vanished_worker_is_a_safe_retry_until_the_content_began_to_leave():
    assert after(S.SENDING, step_for_expired_lease(S.SENDING, has_idempotency_key=False)) is S.RETRY
    assert after(S.TRANSMITTING, step_for_expired_lease(S.TRANSMITTING, has_idempotency_key=False)) is S.UNCERTAIN
    assert after(S.TRANSMITTING, step_for_expired_lease(S.TRANSMITTING, has_idempotency_key=True)) is S.RETRY


@given(st.lists(states, min_size=1))
def test_the_bubble_shows_the_worst_whatever_the_order(several):
    assert worst(several) is worst(several[::-1])
    assert worst([*several, S.BOUNCED]) is S.BOUNCED
    assert worst([S.READ, *several]) is worst([S.CANCELED, *several]) or set(several) <= {S.CANCELED, S.READ}


@given(st.lists(states, min_size=1))
def test_one_recipient_to_try_again_keeps_the_delivery_alive(several):
    assert settle([*several, S.RETRY]) is S.RETRY


def test_a_ticket_warns_until_something_newer_arrives():
    assert trouble([]) is None
    assert trouble([S.FAILED]) is S.FAILED
    assert trouble([S.QUEUED, S.UNCERTAIN, S.FAILED]) is S.FAILED
    assert trouble([S.UNCERTAIN, S.SENT, S.BOUNCED]) is S.UNCERTAIN
    assert trouble([S.DELIVERED, S.BOUNCED]) is None
    assert trouble([S.CANCELED, S.RETRY]) is None
