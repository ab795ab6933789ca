"""The servers the tests stand on do what the other tests believe they do."""

import smtplib

import asyncpg
import pytest
import redis
from sqlalchemy import text

from core.db.session import Database
from tests.support.postgres import REMEMBER_THE_START, Cluster
from tests.support.smtp import Behaviour

MAIL = (
    b"From: nok@customer.example\r\nTo: help@shop.example\r\nSubject: =?utf-8?b?4LiX4LiU4Liq4Lit4Lia?=\r\n\r\nhello\r\n"
)


async def test_a_database_starts_without_the_rows_of_the_test_before(database: Database) -> None:
    await _leave_a_row_and_expect_none_before(database)


async def test_and_again_so_that_order_does_not_matter(database: Database) -> None:
    await _leave_a_row_and_expect_none_before(database)


async def _leave_a_row_and_expect_none_before(database: Database) -> None:
    async with database.write() as session:
        found = (await session.execute(text("SELECT count(*) FROM lease"))).scalar_one()
        assert found == 0
        value = "'2026-01-01T00:00:00Z'" if not database.is_sqlite else "0"
        token = "x'00'" if database.is_sqlite else "'00000000-0000-0000-0000-000000000000'"
        await session.execute(
            text(f"INSERT INTO lease (name, token, holder, expires_at) VALUES ('a', {token}, 'me', {value})")
        )


async def test_a_clone_is_restored_with_its_seed_rows_and_sequences(postgres_cluster: Cluster) -> None:
    template = "restore_check"
    postgres_cluster.run_sql(f"CREATE DATABASE {template}")
    try:
        postgres_cluster.run_sql(
            "CREATE TABLE seeded (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text,"
            " shout text GENERATED ALWAYS AS (upper(name)) STORED);"
            "INSERT INTO seeded (name) VALUES ('kept');"
            "CREATE TABLE child (seeded_id bigint REFERENCES seeded);" + REMEMBER_THE_START,
            template,
        )
        connection = await asyncpg.connect(postgres_cluster.url(template))
        await connection.execute("INSERT INTO seeded (name) VALUES ('gone'); INSERT INTO child VALUES (1), (2)")
        await connection.execute("DELETE FROM child; UPDATE seeded SET name = 'changed' WHERE id = 1")
        await connection.execute("INSERT INTO child VALUES (2)")
        await connection.execute("SELECT fresh_start.restore()")
        rows = await connection.fetch("SELECT id, name, shout FROM seeded")
        assert [tuple(row) for row in rows] == [(1, "kept", "KEPT")]
        assert await connection.fetchval("SELECT count(*) FROM child") == 0
        assert await connection.fetchval("INSERT INTO seeded (name) VALUES ('next') RETURNING id") == 2
        await connection.close()
    finally:
        postgres_cluster.drop(template)


async def test_a_database_of_ones_own_is_migrated(postgres_url: str) -> None:
    connection = await asyncpg.connect(postgres_url)
    try:
        assert await connection.fetchval("SELECT to_regclass('lease') IS NOT NULL")
        assert await connection.fetchval("SHOW fsync") == "off"
    finally:
        await connection.close()


async def test_a_durable_cluster_syncs(durable_postgres: Cluster) -> None:
    connection = await asyncpg.connect(durable_postgres.url("postgres"))
    try:
        assert await connection.fetchval("SHOW fsync") == "on"
        assert await connection.fetchval("SHOW synchronous_commit") == "on"
    finally:
        await connection.close()


def test_redis_is_empty_at_the_start_of_a_test(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        assert client.set("left", "behind")


def test_redis_is_empty_again(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0


def test_dovecot_keeps_mail_byte_for_byte_in_mailboxes_apart(dovecot) -> None:
    first, second = dovecot.mailbox(), dovecot.mailbox()
    assert first.append(MAIL) == 1
    assert first.append(MAIL.replace(b"hello", b"again")) == 2
    assert [raw.splitlines()[-1] for raw in first.fetch()] == [b"hello", b"again"]
    assert second.fetch() == []


def test_dovecot_gives_a_new_uidvalidity_to_a_recreated_folder(dovecot) -> None:
    mailbox = dovecot.mailbox()
    mailbox.append(MAIL, "Help")
    with mailbox.client() as client:
        before = client.select_folder("Help")[b"UIDVALIDITY"]
    assert mailbox.recreate("Help") != before
    assert mailbox.fetch("Help") == []


def test_the_smtp_server_keeps_what_it_gets(smtp_sink) -> None:
    with smtplib.SMTP(smtp_sink.host, smtp_sink.port, timeout=10) as client:
        client.sendmail("help@shop.example", ["nok@customer.example"], MAIL)
    (mail,) = smtp_sink.wait_for(1, address="nok@customer.example")
    assert mail.raw == MAIL
    assert mail.sender == "help@shop.example"


@pytest.mark.parametrize(
    ("behaviour", "trouble", "kept"),
    [
        (Behaviour.REFUSE_SENDER, smtplib.SMTPSenderRefused, 0),
        (Behaviour.REFUSE_RECIPIENT, smtplib.SMTPRecipientsRefused, 0),
        (Behaviour.REFUSE_DATA, smtplib.SMTPDataError, 0),
        (Behaviour.TRY_LATER, smtplib.SMTPDataError, 0),
        (Behaviour.DROP_BEFORE_DATA, smtplib.SMTPServerDisconnected, 0),
        (Behaviour.DROP_AFTER_DATA, smtplib.SMTPServerDisconnected, 1),
    ],
)
def test_the_smtp_server_misbehaves_as_told(smtp_server, behaviour, trouble, kept) -> None:
    sink = smtp_server(behaviour)
    with pytest.raises(trouble), smtplib.SMTP(sink.host, sink.port, timeout=10) as client:
        client.sendmail("help@shop.example", ["nok@customer.example"], MAIL)
    assert len(sink.received) == kept
    assert sink.data_commands == (1 if trouble in (smtplib.SMTPDataError, smtplib.SMTPServerDisconnected) else 0)


def test_the_smtp_server_wants_its_password(smtp_server) -> None:
    sink = smtp_server(require_auth=True)
    with smtplib.SMTP(sink.host, sink.port, timeout=10) as client:
        with pytest.raises(smtplib.SMTPSenderRefused):
            client.sendmail("help@shop.example", ["nok@customer.example"], MAIL)
        client.login(sink.user, sink.password)
        client.sendmail("help@shop.example", ["nok@customer.example"], MAIL)
    assert len(sink.received) == 1
