"""Which conversation a message belongs to: the strongest hint wins, and guesses count only from those who know."""

from dataclasses import replace

from core import ids
from core.messages import Address, ThreadHints
from tests.factories.inbound import make_mail
from ticketing.intake.matching import Candidates, NumberedTicket, choose_conversation, thread_key

MAILBOX = ids.new_id()
TOKEN, OWN, REFERENCED, NUMBERED, THREAD = (ids.new_id() for _ in range(5))
OWN_MESSAGE, CONTACT, IDENTITY = ids.new_id(), ids.new_id(), ids.new_id()
CANDIDATES = Candidates(
    conversations={TOKEN},
    by_own_message={OWN_MESSAGE: OWN},
    by_external_id={"<known@x>": REFERENCED},
    by_number={1042: NumberedTicket(NUMBERED, CONTACT, {IDENTITY})},
    by_thread_key={(MAILBOX, "<root@x>"): THREAD},
)
EVERYTHING = ThreadHints(
    thread_key="<root@x>",
    reply_token=TOKEN,
    own_message_ids=(ids.new_id(), OWN_MESSAGE),
    references=("<unknown@x>", "<known@x>"),
    ticket_numbers=(7, 1042),
)


def _choose(hints: ThreadHints, contact=CONTACT, identity=None):
    return choose_conversation(make_mail(MAILBOX, hints=hints), CANDIDATES, contact, identity)


def test_the_strongest_hint_wins():
    weaker = [
        (EVERYTHING, TOKEN),
        (replace(EVERYTHING, reply_token=ids.new_id()), OWN),
        (replace(EVERYTHING, reply_token=None, own_message_ids=()), REFERENCED),
        (replace(EVERYTHING, reply_token=None, own_message_ids=(), references=("<unknown@x>",)), NUMBERED),
        (ThreadHints("<root@x>", references=("<unknown@x>",)), THREAD),
        (ThreadHints("<other@x>", references=("<unknown@x>",)), None),
    ]
    assert [_choose(hints) for hints, _ in weaker] == [expected for _, expected in weaker]


def test_the_mail_that_is_answered_decides_before_everything_else():
    ours = replace(EVERYTHING, own_message_ids=(OWN_MESSAGE,))
    assert _choose(ours) == OWN
    theirs = replace(EVERYTHING, references=("<known@x>", "<unknown@x>"), is_own_nearest=False)
    assert _choose(theirs) == REFERENCED
    assert _choose(replace(EVERYTHING, is_own_nearest=False)) == TOKEN


def test_a_ticket_number_counts_only_for_people_who_take_part():
    typed = ThreadHints("<new@x>", ticket_numbers=(1042,))
    assert _choose(typed, contact=CONTACT) == NUMBERED
    assert _choose(typed, contact=ids.new_id(), identity=IDENTITY) == NUMBERED
    assert _choose(typed, contact=ids.new_id(), identity=ids.new_id()) is None


def test_a_ticket_number_leads_whoever_it_was_forwarded_to_into_the_side_conversation():
    aside = ids.new_id()
    known = replace(
        CANDIDATES, by_number={1042: NumberedTicket(NUMBERED, CONTACT, asides={"parts@supplier.example": aside})}
    )
    typed = ThreadHints("<new@x>", ticket_numbers=(1042,))
    for address, expected in (("parts@supplier.example", aside), ("somebody@supplier.example", None)):
        mail = make_mail(MAILBOX, hints=typed, sender=Address("email", address))
        assert choose_conversation(mail, known, ids.new_id(), ids.new_id()) == expected


def test_mails_with_one_message_id_for_ever_do_not_share_a_thread():
    first = make_mail(MAILBOX, hints=ThreadHints("<scanner@x>"))
    second = make_mail(MAILBOX, hints=ThreadHints("<scanner@x>"))
    assert thread_key(first) != thread_key(second)
    nameless = make_mail(MAILBOX, hints=ThreadHints(""))
    assert thread_key(nameless)
