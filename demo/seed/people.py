"""Sets up the shop itself: company, people, teams, tags, routing rules and its mailbox."""

import json
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.context import AppContext
from core.staff.models import User
from core.staff.organization import ensure_organization
from core.staff.passwords import hash_password
from core.staff.principal import Principal, Role
from core.staff.teams import TeamFields, create_team
from core.staff.users import NewUser, add_user
from crm_link.customers.models import Account
from demo.seed.shop import COMPANIES, DOMAIN, ORGANIZATION, PASSWORD, STAFF, TAGS, TEAMS
from ticketing.tags.service import create_tag

SUPPORT_ADDRESS = f"support@{DOMAIN}"


@dataclass(frozen=True, slots=True)
class Shop:
    """What the stories need to know of the shop: its people as principals, and its rows by key."""

    people: dict[str, Principal]
    teams: dict[str, UUID]
    tags: dict[str, UUID]
    account_id: UUID

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
        account_id = await _connect_mailbox(context, session, teams["service"], smtp_port)
    return Shop(people, teams, tags, account_id)


async def _add(session: AsyncSession, name: str, email: str, role: str, language: str, password_hash: str) -> User:
    return await add_user(
        session, NewUser(name=name, email=email, role=Role(role), language=language, password_hash=password_hash)
    )


async def _connect_mailbox(context: AppContext, session: AsyncSession, team_id: UUID, smtp_port: int) -> UUID:
    """The shop's mailbox: mail comes in through the customer's corner and goes out to the pretend mailbox."""
    account = ChannelAccount(
        id=ids.new_id(),
        kind="email",
        name="support@",
        address=SUPPORT_ADDRESS,
        brand=ORGANIZATION,
        language="th",
        default_team_id=team_id,
        reopen_days=14,
        acknowledgement={"is_enabled": False, "text_th": "", "text_en": ""},
        config_encrypted=context.secrets.encrypt(json.dumps(mailbox_config(smtp_port))),
        created_at=clock.utc_now(),
        version=1,
    )
    session.add(account)
    await session.flush()
    return account.id


async def reconnect_mailbox(context: AppContext, account_id: UUID, smtp_port: int) -> None:
    """Point the mailbox at this start's SMTP server, which listens on another port each time."""
    async with context.database.write() as session:
        account = await session.get_one(ChannelAccount, account_id)
        account.config_encrypted = context.secrets.encrypt(json.dumps(mailbox_config(smtp_port)))
        account.version += 1


def mailbox_config(smtp_port: int) -> dict[str, object]:
    """A send-only configuration on the demo's own SMTP server."""
    return {
        "smtp": {"host": "127.0.0.1", "port": smtp_port, "security": "none"},
        "sender_name": ORGANIZATION,
    }
