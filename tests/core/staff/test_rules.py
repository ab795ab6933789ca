"""What decides without a database: passwords, codes, preferences, the texts of mails, the roles."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid, PreconditionFailed
from core.staff.mail_texts import INVITATION, PASSWORD_RESET, mail_text
from core.staff.passwords import hash_password, is_right_password, require_good_password
from core.staff.preferences import Preferences, preferences_of
from core.staff.principal import PERMISSIONS, Permission, Role
from core.staff.totp import new_factor, new_recovery_codes, recovery_digest, step_of_code
from core.versions import require_version

NOW = datetime(2026, 4, 13, 5, 0, 10, tzinfo=UTC)


async def test_a_hash_knows_its_password_and_tells_nothing():
    hashed = await hash_password("สวัสดีชาวโลก")
    assert hashed.startswith("$argon2id$")
    assert "สวัสดี" not in hashed
    assert await is_right_password(hashed, "สวัสดีชาวโลก")
    assert not await is_right_password(hashed, "สวัสดีชาวโลก ")
    assert hashed != await hash_password("สวัสดีชาวโลก")


@pytest.mark.parametrize("stored", [None, "", "$unusable$", "plain", "$argon2id$v=19$m=1"])
async def test_nobody_has_no_password(stored: str | None):
    for guess in ("", "a password that nobody has", "plain"):
        assert not await is_right_password(stored, guess)


@pytest.mark.parametrize("weak", ["", "short", "123456789", "aaaaaaaaaaaaaaa", "abcabcabcabcabc", "x" * 201])
def test_weak_passwords(weak: str):
    with pytest.raises(Invalid) as refused:
        require_good_password(weak)
    assert refused.value.code == "weak_password"


def test_ones_own_address_is_no_password():
    for guess in ("Somchai.Jaidee@desk.test", "somchai.jaidee"):
        with pytest.raises(Invalid):
            require_good_password(guess, email="somchai.jaidee@desk.test")
    require_good_password("แมวของฉันชอบนอน", email="somchai.jaidee@desk.test")


def test_a_code_works_once_and_with_a_step_of_drift():
    factor = new_factor("nok@desk.test", "Sawas Audio")
    assert "Sawas%20Audio" in factor.uri
    totp = pyotp.TOTP(factor.secret)
    current = int(NOW.timestamp()) // 30
    for drift in (-1, 0, 1):
        code = totp.at(NOW + timedelta(seconds=30 * drift))
        assert step_of_code(factor.secret, code, NOW, last_step=None) == current + drift
    code = totp.at(NOW)
    assert step_of_code(factor.secret, f" {code[:3]} {code[3:]} ", NOW, last_step=current - 1) == current
    assert step_of_code(factor.secret, code, NOW, last_step=current) is None
    for distance in (-60, 60):
        far = totp.at(NOW + timedelta(seconds=distance))
        near = {totp.at(NOW + timedelta(seconds=30 * drift)) for drift in (-1, 0, 1)}
        assert far in near or step_of_code(factor.secret, far, NOW, last_step=None) is None


@given(st.text(max_size=20))
def test_no_text_breaks_the_code_check(text: str):
    secret = "JBSWY3DPEHPK3PXP"
    step = step_of_code(secret, text, NOW, last_step=None)
    assert step is None or text.replace(" ", "").isdigit()
    assert len(recovery_digest(text)) == 64


def test_recovery_codes_are_read_as_people_type_them():
    codes = new_recovery_codes()
    assert len(set(codes)) == 10
    for code in codes:
        assert recovery_digest(code) == recovery_digest(f" {code.lower().replace('-', ' ')} ")
    assert len({recovery_digest(code) for code in codes}) == 10


def test_preferences_that_are_no_longer_understood_fall_back():
    kept = Preferences(density="compact", shortcuts=False)
    assert preferences_of(kept.model_dump(mode="json")) == kept
    assert preferences_of({}) == Preferences()
    assert preferences_of({"density": "compact"}).density == "compact"
    assert preferences_of({"density": "huge"}) == Preferences()
    assert preferences_of({"gone": 1}) == Preferences()


@pytest.mark.parametrize("kind", [INVITATION, PASSWORD_RESET])
@pytest.mark.parametrize("language", ["th", "en", "fr"])
def test_mails_name_person_company_and_link(kind: str, language: str):
    name, organization = "นก {name}", "Sawas\r\nBcc: x@evil.test"
    mail = mail_text(kind, language, name=name, organization=organization, link="http://d.test/x/abc", hours=48)
    assert "\n" not in mail.subject
    assert "\r" not in mail.subject
    assert name in mail.text
    assert "\nhttp://d.test/x/abc\n" in mail.text
    assert ("ลิงก์" in mail.text) == (language == "th")


def test_roles_only_grow_from_agent_to_admin():
    assert PERMISSIONS[Role.AGENT] < PERMISSIONS[Role.SUPERVISOR] < PERMISSIONS[Role.ADMIN]
    assert Permission.WORK_TICKETS not in PERMISSIONS[Role.SALES]


def test_versions_are_compared_only_when_given():
    require_version(3, None)
    require_version(3, 3)
    with pytest.raises(PreconditionFailed):
        require_version(3, 2)
