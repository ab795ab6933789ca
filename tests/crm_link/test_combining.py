"""What is left of two people who turn out to be one, and of their ties. Pure."""

from typing import Any

from crm_link.customers.combining import combine_links, combine_people


class _Person:
    def __init__(self, **fields: Any) -> None:
        self.name = self.language = self.note = ""
        self.is_vip = self.is_blocked = False
        self.first_touch: dict[str, Any] | None = None
        self.last_touch: dict[str, Any] | None = None
        self.role = self.evidence = ""
        self.addresses: list[dict[str, Any]] = []
        self.is_verified = self.is_routing_default = False
        self.__dict__.update(fields)


def test_gaps_are_filled_and_nothing_a_colleague_decided_is_weakened():
    early, late = {"at": "2026-01-01T00:00:00Z"}, {"at": "2026-02-01T00:00:00Z"}
    kept = _Person(name="Visitor 12AB", note="ก", is_vip=True, first_touch=late, last_touch=late)
    gone = _Person(name="สมชาย", note="ข", language="th", is_blocked=True, first_touch=early, last_touch=early)
    assert combine_people(kept, gone) == {
        "name": "สมชาย", "note": "ก\n\nข", "language": "th", "is_blocked": True, "first_touch": early,
    }  # fmt: skip
    home, office = {"kind": "home", "text": "1 ถนนสุขุมวิท"}, {"kind": "work", "text": "2 ถนนสีลม"}
    assert combine_people(_Person(addresses=[home]), _Person(addresses=[office, home])) == {"addresses": [home, office]}
    assert combine_people(_Person(name="นก"), _Person(name="ผู้เยี่ยมชม 0F0F")) == {}
    assert combine_people(_Person(name="Visitor Bureau"), _Person(name="สมชาย")) == {}


def test_the_stronger_tie_counts():
    typed = _Person(evidence="typed")
    assert combine_links(typed, _Person(evidence="email", is_routing_default=True)) == {
        "evidence": "email", "is_routing_default": True,
    }  # fmt: skip
    proven = _Person(evidence="host_page", is_verified=True, is_routing_default=True, role="ที่ทำงาน")
    assert combine_links(proven, typed) == {}
    assert combine_links(typed, proven)["role"] == "ที่ทำงาน"
