"""Sets up the shop itself: company, people, teams, tags, routing rules and its mailbox."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.service import AccountFields, add_account, change_account
from core.context import AppContext
from core.staff.models import User
from core.staff.organization import ensure_organization
from core.staff.passwords import hash_password
from core.staff.principal import Principal, Role
from core.staff.teams import TeamFields, create_team
from core.staff.users import NewUser, add_user
from crm_link.customers.models import Account
from demo.seed.canned_replies import keep_replies
from demo.seed.forms import open_forms
from demo.seed.shop import (
    ACKNOWLEDGEMENT,
    COMPANIES,
    DOMAIN,
    ORGANIZATION,
    PASSWORD,
    RULES,
    STAFF,
    TAGS,
    TEAMS,
)
from demo.seed.web_channels import open_widget
from ticketing.routing.rules import RuleActions, RuleFields, create_rule
from ticketing.tags.service import create_tag

SUPPORT_ADDRESS = f"support@{DOMAIN}"


@dataclass(frozen=True, slots=True)
class Shop:
    """What the stories need to know of the shop: its people as principals, and its rows by key."""

    people: dict[str, Principal]
    teams: dict[str, UUID]
    tags: dict[str, UUID]
    account_id: UUID
    widget_id: UUID

    def member_of(self, team_id: UUID | None, turn: int) -> Principal:
        """An agent of the team (of customer service while a case has no team), by turns."""
        agents = [
            p for p in self.people.values() if p.role is Role.AGENT and (team_id or self.teams["service"]) in p.team_ids
        ]
        return agents[turn % len(agents)]


async def open_shop(context: AppContext, smtp_port: int) -> Shop:
    """Everything but the customers' mail, in one transaction."""
    password = await hash_password(PASSWORD)
    async with context.database.write() as session:
        await ensure_organization(session, ORGANIZATION)
        users = {p.key: await _add(session, p.name, p.email, p.role, p.language, password) for p in STAFF}
        admin = Principal(users["admin"].id, users["admin"].name, Role.ADMIN)
        teams: dict[str, UUID] = {}
        for key, (name, description, assignment, most) in TEAMS.items():
            members = tuple(users[p.key].id for p in STAFF if key in p.teams)
            record = await create_team(session, admin, TeamFields(name, description, members, assignment, most))
            teams[key] = record.id
        tags = {name: (await create_tag(session, admin, name, color)).id for name, color in TAGS.items()}
        people = {
            p.key: Principal(users[p.key].id, p.name, Role(p.role), frozenset(teams[t] for t in p.teams), p.language)
            for p in STAFF
        }
        for name, domain in COMPANIES.values():
            session.add(Account(id=ids.new_id(), name=name, domain=domain, created_at=clock.utc_now()))
        account_id = await _connect_mailbox(context, session, admin, teams["service"], smtp_port)
        widget_id = await open_widget(context, session, admin, teams["service"], account_id)
        await open_forms(context, session, admin, teams, account_id)
        await _add_rules(session, admin, teams, tags)
        await keep_replies(session, admin, teams)
    return Shop(people, teams, tags, account_id, widget_id)


async def _add(session: AsyncSession, name: str, email: str, role: str, language: str, password_hash: str) -> User:
    return await add_user(
        session, NewUser(name=name, email=email, role=Role(role), language=language, password_hash=password_hash)
    )


async def _connect_mailbox(
    context: AppContext, session: AsyncSession, admin: Principal, team_id: UUID, smtp_port: int
) -> UUID:
    """The shop's mailbox: mail comes in through the customer's corner and goes out to the pretend mailbox."""
    fields = AccountFields(
        kind="email",
        name="บริการลูกค้า",
        address=SUPPORT_ADDRESS,
        is_enabled=True,
        default_team_id=team_id,
        acknowledgement=ACKNOWLEDGEMENT | {"is_enabled": False},  # months of automatic mail would bury the stories
        reopen_days=14,
        brand=ORGANIZATION,
        language="th",
        config=mailbox_config(smtp_port),
    )
    return (await add_account(session, context.secrets, admin, fields)).id


async def _add_rules(session: AsyncSession, admin: Principal, teams: dict[str, UUID], tags: dict[str, UUID]) -> None:
    for name, words, team, tag, priority in RULES:
        conditions = {
            "any": [
                {"field": "subject", "operator": "contains_any", "value": list(words)},
                {"field": "body", "operator": "contains_any", "value": list(words[:2])},
            ]
        }
        actions = RuleActions(team_id=teams[team], priority=priority, tag_ids=(tags[tag],), stop=True)
        await create_rule(session, admin, RuleFields(name, conditions, actions))


async def reconnect_mailbox(context: AppContext, admin: Principal, account_id: UUID, smtp_port: int) -> None:
    """Point the mailbox at this start's SMTP server, which listens on another port each time; acknowledge new mail."""
    changes = {"config": mailbox_config(smtp_port), "acknowledgement": ACKNOWLEDGEMENT}
    async with context.database.write() as session:
        await change_account(session, context.secrets, admin, account_id, changes, None)


def mailbox_config(smtp_port: int) -> dict[str, object]:
    """A send-only configuration on the demo's own SMTP server."""
    return {
        "smtp": {"host": "127.0.0.1", "port": smtp_port, "security": "none"},
        "sender_name": ORGANIZATION,
    }
