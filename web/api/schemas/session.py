"""Shapes of signing in, first run, invitations and resets."""

from typing import Annotated

from pydantic import StringConstraints

from web.api.schemas.common import Body, Name, View
from web.api.schemas.staff import Email, GivenPassword, Language, Me

LinkToken = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class SetupState(View):
    """Whether the installation waits for its first administrator."""

    needs_setup: bool


class SetupInput(Body):
    """The first administrator and the company's name. `token` is what `serve` printed."""

    token: LinkToken
    name: Name
    email: Email
    password: GivenPassword
    language: Language
    organization_name: Name


class SignInInput(Body):
    """Address and password, and the second factor's code where there is one (or a recovery code)."""

    email: Annotated[str, StringConstraints(min_length=1, max_length=254)]
    password: GivenPassword
    totp_code: Annotated[str, StringConstraints(max_length=40)] | None = None


class OrganizationRef(View):
    """What every screen needs to know about the company."""

    name: str
    time_zone: str
    default_language: Language


class SessionInfo(View):
    """The signed-in person, and the token to send as X-CSRF-Token with every unsafe method.

    `start_view` is the view that he finds first (`saved:<id>`), null for his own tickets.
    """

    user: Me
    csrf_token: str
    organization: OrganizationRef
    demo: bool
    start_view: str | None


class ResetRequest(Body):
    """The address to send a reset link to."""

    email: Annotated[str, StringConstraints(min_length=1, max_length=254)]


class NewPassword(Body):
    """The password to use from now on."""

    password: GivenPassword


class InvitationView(View):
    """Whom an invitation is for."""

    email: str
    name: str


class InvitationAcceptance(Body):
    """What the invited person chooses."""

    name: Name
    password: GivenPassword
    language: Language
