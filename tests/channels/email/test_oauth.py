"""Signing in with access tokens at a real Dovecot and a real SMTP server; a local server hands them out."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
import pytest_asyncio

from channels.adapter import AccountContext
from channels.email.adapter import EmailAdapter
from channels.email.manifest import EmailConfig, OAuthSettings, SignIn
from channels.email.oauth import AccessTokens, OAuthTrouble, fingerprint
from core.channel_accounts.token_vault import DatabaseVault
from core.channel_accounts.tokens import KeptToken
from core.messages import SendOutcome
from core.secrets import Secrets
from tests.channels.email.accounts import MemoryBlobs, Transmitting, account, imap_settings, smtp_settings
from tests.channels.email.mails import with_text
from tests.channels.email.test_send import outbound
from tests.support.dovecot import PASSWORD
from tests.support.eventually import eventually
from tests.support.smtp import USER
from tests.support.token_server import TokenServer, running_token_server

SECRETS = Secrets("a secret for tests that nobody else uses")


@pytest_asyncio.fixture(loop_scope="session")
async def token_server() -> AsyncIterator[TokenServer]:
    async with running_token_server() as server:
        yield server


def oauth(server: TokenServer, **changes) -> OAuthSettings:
    values = {"token_url": server.url, "client_id": "desk", "client_secret": "s3", "refresh_token": "first", **changes}
    return OAuthSettings.model_validate(values)


def signing_in(server: TokenServer, *, vault=None, **config) -> AccountContext:
    settings = EmailConfig(auth=SignIn.OAUTH2, oauth=oauth(server), timeout_seconds=20, **config)
    return replace(account(settings), allow_private_hosts=True, vault=vault)


async def send(adapter: EmailAdapter, through: AccountContext):
    return await adapter.send(outbound(), through, blobs=MemoryBlobs(), before_transmit=Transmitting(), streams=None)


async def test_mail_leaves_with_a_token_that_is_asked_for_once(token_server, smtp_server):
    sink = smtp_server(require_auth=True)
    token_server.grant(PASSWORD)
    through, adapter = signing_in(token_server, smtp=smtp_settings(sink, user=USER)), EmailAdapter()
    assert (await send(adapter, through)).outcome is SendOutcome.SENT
    assert (await send(adapter, through)).outcome is SendOutcome.SENT
    assert len(sink.received) == 2
    assert token_server.asked == [
        {"client_id": "desk", "client_secret": "s3", "grant_type": "refresh_token", "refresh_token": "first"}
    ]


async def test_a_token_near_its_end_is_renewed_with_the_newest_refresh_token(token_server, smtp_server):
    sink = smtp_server(require_auth=True)
    token_server.grant(PASSWORD, expires_in=90, refresh_token="second")
    token_server.grant(PASSWORD, expires_in=3600)
    through, adapter = signing_in(token_server, smtp=smtp_settings(sink, user=USER)), EmailAdapter()
    for _ in range(3):
        assert (await send(adapter, through)).outcome is SendOutcome.SENT
    assert [asked["refresh_token"] for asked in token_server.asked] == ["first", "second"]


async def test_a_token_the_mail_server_refuses_is_renewed_once(token_server, smtp_server):
    sink = smtp_server(require_auth=True)
    token_server.grant("withdrawn")
    token_server.grant(PASSWORD)
    through, adapter = signing_in(token_server, smtp=smtp_settings(sink, user=USER)), EmailAdapter()
    assert (await send(adapter, through)).outcome is SendOutcome.SENT
    assert sink.sign_ins == ["withdrawn", PASSWORD]

    token_server.answers.clear()
    token_server.grant("never good")
    other = replace(through, id=UUID(int=7))
    result = await send(adapter, other)
    assert (result.outcome, result.account_problem) == (SendOutcome.RETRY, "token_rejected")
    assert sink.sign_ins[2:] == ["never good"] * 2
    assert result.retry_after_seconds


async def test_a_refused_refresh_token_is_a_clear_problem_and_not_asked_again_at_once(token_server, smtp_server):
    sink = smtp_server(require_auth=True)
    token_server.refuse("invalid_grant", "Token has been expired or revoked.")
    through, adapter = signing_in(token_server, smtp=smtp_settings(sink, user=USER)), EmailAdapter()
    for _ in range(3):
        result = await send(adapter, through)
        assert (result.outcome, result.account_problem) == (SendOutcome.RETRY, "oauth_refused")
        assert "Token has been expired or revoked." in result.diagnostic
    assert len(token_server.asked) == 1
    assert sink.sign_ins == []
    health = await adapter.check(through)
    assert (health.ok, health.problem) == (False, "oauth_refused")
    assert len(token_server.asked) == 2


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_token_server_in_trouble_is_no_refusal(token_server, smtp_server, status):
    token_server.refuse("temporarily_unavailable", status=status)
    through = signing_in(token_server, smtp=smtp_settings(smtp_server(), user=USER))
    result = await send(EmailAdapter(), through)
    assert (result.outcome, result.account_problem) == (SendOutcome.RETRY, "oauth_unavailable")


async def test_without_a_refresh_token_the_program_signs_in_for_itself(token_server):
    token_server.grant("of the program")
    settings = oauth(token_server, refresh_token=None, scope="https://outlook.office365.com/.default")
    assert await AccessTokens().get(signing_in(token_server), settings) == "of the program"
    [asked] = token_server.asked
    assert (asked["grant_type"], asked["scope"]) == ("client_credentials", "https://outlook.office365.com/.default")


async def test_secrets_only_go_to_public_https_addresses(token_server):
    careful = replace(signing_in(token_server), allow_private_hosts=False)
    for url in (token_server.url, token_server.url.replace("http:", "https:")):
        with pytest.raises(OAuthTrouble) as trouble:
            await AccessTokens().get(careful, oauth(token_server, token_url=url))
        assert trouble.value.code == "oauth_unavailable"
    assert token_server.asked == []


async def test_a_mailbox_is_watched_with_a_token_and_a_rejected_one_is_renewed(token_server, dovecot):
    mailbox = dovecot.mailbox()
    mailbox.append(with_text(b"hello"))
    token_server.grant("withdrawn")
    token_server.grant(PASSWORD)
    imap = imap_settings(mailbox, password=None)
    through = signing_in(token_server, imap=imap)
    arrived: list[bytes] = []
    told: list[tuple[bool, str]] = []
    watcher = EmailAdapter().watch(
        through,
        None,
        lambda raw, _epoch, _number: arrived.append(raw),
        lambda ok, code, _words: told.append((ok, code)),
    )
    assert watcher is not None
    watcher.start()

    try:
        await eventually(lambda: len(arrived) == 1)
    finally:
        watcher.stop()
    assert told[0] == (True, "connected")
    assert len(token_server.asked) == 2


async def test_the_watcher_says_that_the_token_was_refused(token_server, dovecot):
    token_server.refuse("invalid_client")
    told: list[tuple[bool, str]] = []
    through = signing_in(token_server, imap=imap_settings(dovecot.mailbox(), password=None))
    watcher = EmailAdapter().watch(through, None, lambda *_: None, lambda ok, code, _words: told.append((ok, code)))
    assert watcher is not None
    watcher.start()

    try:
        await eventually(lambda: told == [(False, "oauth_refused")])
    finally:
        watcher.stop()


async def test_the_check_tries_both_servers_with_a_token(token_server, dovecot, smtp_server):
    sink = smtp_server(require_auth=True)
    imap = imap_settings(dovecot.mailbox(), password=None)
    through = signing_in(token_server, imap=imap, smtp=smtp_settings(sink, user=USER))
    token_server.grant(PASSWORD)
    assert (await EmailAdapter().check(through)).ok
    token_server.answers.clear()
    token_server.grant("for something else")
    health = await EmailAdapter().check(through)
    assert dict(health.checks) == {"imap": "token_rejected", "smtp": "token_rejected"}


async def test_processes_share_what_the_server_gave_and_it_lies_encrypted(database, token_server):
    token_server.grant("shared", refresh_token="second")
    vault = DatabaseVault(database, SECRETS)
    through, settings = signing_in(token_server, vault=vault), oauth(token_server)
    assert await AccessTokens().get(through, settings) == "shared"
    assert await AccessTokens().get(through, settings) == "shared"
    assert len(token_server.asked) == 1
    kept = await vault.find(through.id, fingerprint(settings))
    assert kept is not None
    assert (kept.access_token, kept.refresh_token) == ("shared", "second")
    other_key = DatabaseVault(database, Secrets("quite another secret of other people"))
    with pytest.raises(Exception, match="cannot be read"):
        await other_key.find(through.id, fingerprint(settings))


async def test_a_kept_refresh_token_that_ended_falls_back_to_the_one_entered(database, token_server):
    vault, settings = DatabaseVault(database, SECRETS), oauth(token_server)
    through = signing_in(token_server, vault=vault)
    ended = KeptToken("old", datetime(2026, 1, 1, tzinfo=UTC), "rotated away")
    await vault.keep(through.id, fingerprint(settings), ended)
    token_server.refuse("invalid_grant")
    token_server.grant("new")
    assert await AccessTokens().get(through, settings) == "new"
    assert [asked["refresh_token"] for asked in token_server.asked] == ["rotated away", "first"]
    with pytest.raises(Exception, match="refresh_token"):
        EmailAdapter().parse_config({"auth": "oauth2", "oauth": {"token_url": "https://a.example/t", "client_id": "c"}})
