"""The company that a measurement belongs to: people who are online, teams that take turns, rules, one mailbox."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from core import clock, ids
from core.channel_accounts.models import ChannelAccount, ChannelHealth
from core.db.session import Database
from core.secrets import Secrets
from core.staff.authentication import digest_of
from core.staff.models import ApiToken, Organization, Presence, Team, TeamMember, User
from ticketing.fields.models import TicketField
from ticketing.routing.models import RoutingRule
from ticketing.tags.models import Tag

MAILBOX = "help@shop.example"
PRODUCTS = (*(f"p{number}" for number in range(1, 13)), "rare")
_HOURS = [{"weekday": day, "opens": "09:00", "closes": "18:00"} for day in range(5)]
_TEAMS = (("Service", "round_robin"), ("Repairs", "round_robin"), ("Billing", "round_robin"), ("Wholesale", "manual"))
_RULES: tuple[tuple[str, list[str], int], ...] = (
    ("Invoices", ["invoice", "ใบกำกับภาษี", "ใบเสร็จ"], 2),
    ("Repairs", ["broken", "repair", "ซ่อม", "เสียงแตก"], 1),
    ("Wholesale", ["wholesale", "quotation", "ขายส่ง", "ใบเสนอราคา"], 3),
)


@dataclass(frozen=True)
class Company:
    """Ids to refer to. `token` is the bearer token of `agent_id`, who is an agent in the first two teams.

    `product_id` and `amount_id` are fields of the company's own: a choice of PRODUCTS, and money.
    """

    mailbox_id: UUID
    team_ids: list[UUID]
    agent_ids: list[UUID]
    tag_ids: list[UUID]
    supervisor_id: UUID
    product_id: UUID
    amount_id: UUID
    tokens: dict[UUID, str] = field(default_factory=dict)

    @property
    def agent_token(self) -> str:
        """The bearer token of the first agent."""
        return self.tokens[self.agent_ids[0]]

    @property
    def supervisor_token(self) -> str:
        """The bearer token of the supervisor, who sees every ticket."""
        return self.tokens[self.supervisor_id]


async def found_company(database: Database, secrets: Secrets, *, agents: int = 12) -> Company:
    """Write the company's rows."""
    now = clock.utc_now()
    teams = [Team(id=ids.new_id(), name=name, assignment=how, created_at=now) for name, how in _TEAMS]
    people = [_person(f"Agent {number}", "agent") for number in range(agents)]
    boss = _person("Supervisor", "supervisor")
    tags = [
        Tag(id=ids.new_id(), name=name, folded_name=name, color="teal", created_at=now)
        for name in ("refund", "warranty", "delivery", "vip")
    ]
    mailbox = ChannelAccount(
        id=ids.new_id(), kind="email", name="Shop", address=MAILBOX, default_team_id=teams[0].id, acknowledgement={},
        config_encrypted=secrets.encrypt(json.dumps({})), created_at=now,
    )  # fmt: skip
    product = _field("choice", now, choices=[{"id": one, "label_th": one, "label_en": one} for one in PRODUCTS])
    amount = _field("money", now, decimals=2)
    company = Company(
        mailbox.id,
        [team.id for team in teams],
        [one.id for one in people],
        [tag.id for tag in tags],
        boss.id,
        product.id,
        amount.id,
    )
    async with database.write() as session:
        session.add_all([Organization(id=1, name="Shop", business_hours=_HOURS, holidays=[]), *teams, *people, boss])
        await session.flush()
        for number, person in enumerate(people):
            session.add_all(
                TeamMember(team_id=teams[(number + step) % len(teams)].id, user_id=person.id) for step in (0, 1)
            )
            online = {"connection_id": ids.new_id(), "user_id": person.id, "node": "bench"}
            session.add(Presence(**online, expires_at=clock.ahead(86_400)))
        for person in (*people, boss):
            token = company.tokens[person.id] = ids.new_token()
            session.add(
                ApiToken(
                    id=ids.new_id(), token_digest=digest_of(token), user_id=person.id, name="bench", created_at=now
                )
            )
        session.add_all([mailbox, ChannelHealth(channel_account_id=mailbox.id, state="ok", message=""), *tags])
        session.add_all([product, amount])
        session.add_all(
            RoutingRule(
                id=ids.new_id(), name=name, position=place, conditions=_names(words), created_at=now,
                actions={"team_id": str(teams[team].id), "tag_ids": [str(tags[place].id)], "stop": True},
            )
            for place, (name, words, team) in enumerate(_RULES)
        )  # fmt: skip
    return company


def _names(words: list[str]) -> dict[str, object]:
    return {"any": [{"field": name, "operator": "contains_any", "value": words} for name in ("subject", "body")]}


def _field(kind: str, now: datetime, **more: Any) -> TicketField:
    values = {"choices": [], **more}
    return TicketField(id=ids.new_id(), kind=kind, label_en=kind, ticket_types=[], position=0, created_at=now, **values)


def _person(name: str, role: str) -> User:
    person_id = ids.new_id()
    return User(
        id=person_id, name=name, email=f"{person_id.hex}@shop.example", role=role, recovery_code_digests=[],
        preferences={}, created_at=clock.utc_now(),
    )  # fmt: skip
