"""`sawasdesk inspect`: one JSON object a line, without a database, and a clear word about what cannot be read."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from cli.main import app


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    written = EmailMessage()
    written["From"], written["To"] = "สมชาย <somchai@customer.example>", "support@desk.example"
    written["Subject"], written["Message-ID"] = "ตอบกลับ: ลำโพงเสีย", "<1@customer.example>"
    written.set_content("ยังไม่หายครับ\n\nเมื่อ 1 เม.ย. 2569 support@desk.example เขียนว่า:\n> ลองรีเซ็ตหรือยังคะ\n")
    path = tmp_path / "one.eml"
    path.write_bytes(written.as_bytes())
    return path


def _run(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as ended:
        app(["inspect", *arguments])
    return int(ended.value.code or 0)


def test_a_mail_is_one_json_object_on_one_line(mail: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(["email", "--own-domain", "desk.example", str(mail), str(mail)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == second
    seen = json.loads(first)
    assert seen["file"] == str(mail)
    assert seen["from"] == {"name": "สมชาย", "address": "somchai@customer.example"}
    assert (seen["clean_subject"], seen["reply_text"].strip()) == ("ลำโพงเสีย", "ยังไม่หายครับ")
    assert "ลองรีเซ็ตหรือยังคะ" in seen["quoted_text"]


def test_files_may_be_named_on_standard_input(
    mail: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = tmp_path / "names"
    names.write_text(f"{mail}\n\n{mail}\n")
    with names.open() as listed:
        monkeypatch.setattr("sys.stdin", listed)
        assert _run(["email", "--stdin-list"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_bare_bodies_and_html(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = tmp_path / "body.html"
    body.write_text("<p>Hello<script>alert(1)</script></p>")
    assert _run(["html", str(body)]) == 0
    cleaned = json.loads(capsys.readouterr().out)
    assert "script" not in cleaned["html"]
    assert cleaned["text"].strip() == "Hello"
    assert _run(["reply", "--html", str(body)]) == 0
    assert json.loads(capsys.readouterr().out)["reply_text"].strip() == "Hello"


def test_an_unreadable_file_is_named_and_the_others_are_shown(
    mail: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(["email", str(tmp_path / "missing.eml"), str(mail)]) == 1
    captured = capsys.readouterr()
    assert "missing.eml" in captured.err
    assert len(captured.out.splitlines()) == 1
