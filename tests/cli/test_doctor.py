"""`sawasdesk doctor` finds what is wrong and says so; what is fine stays quiet."""

from pathlib import Path

from cli.doctor import examine
from core.settings import Settings


def _settings(url: str, folder: Path, redis_url: str = "") -> Settings:
    return Settings(environment="test", database_url=url, data_dir=folder, redis_url=redis_url)


async def test_a_healthy_installation_has_nothing_to_mend(database_url: str, tmp_path: Path) -> None:
    findings = await examine(_settings(database_url, tmp_path))
    assert [finding for finding in findings if not finding.is_fine] == []
    assert {"database", "redis", "blobs", "mailboxes"} <= {finding.subject for finding in findings}


async def test_an_empty_database_wants_migrating(tmp_path: Path) -> None:
    findings = await examine(_settings(f"sqlite:///{tmp_path / 'new.db'}", tmp_path))
    database = next(finding for finding in findings if finding.subject == "database")
    assert not database.is_fine
    assert "sawasdesk migrate" in database.words


async def test_an_unreachable_redis_is_a_finding_and_not_a_crash(sqlite_url: str, tmp_path: Path) -> None:
    findings = await examine(_settings(sqlite_url, tmp_path, redis_url="redis://127.0.0.1:1/0"))
    redis = next(finding for finding in findings if finding.subject == "redis")
    assert not redis.is_fine
    assert {finding.subject for finding in findings if not finding.is_fine} == {"redis"}
