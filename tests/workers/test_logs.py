"""Logs tell what broke and where, and never what was in a customer's mail."""

import json

import pytest
import structlog

from core.settings import Settings
from workers.logs import configure_logs


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_a_traceback_shows_no_local_variables(log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = structlog.get_config()
    try:
        configure_logs(Settings(environment="test", log_format=log_format))  # type: ignore[arg-type]
        secret = " ".join(str(part) for part in ("the customer's", "own words"))
        try:
            raise ValueError(len(secret))
        except ValueError:
            structlog.get_logger("test").exception("it_broke")
    finally:
        structlog.configure(**before)
    written = capsys.readouterr().err
    assert "it_broke" in written
    assert "ValueError" in written
    assert secret not in written
    if log_format == "json":
        assert json.loads(written.splitlines()[0])["event"] == "it_broke"
