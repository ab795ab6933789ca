"""Shapes of the form builder's preview."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from web.api.schemas.channel_settings import Settings
from web.api.schemas.common import Body, View
from web.api.schemas.staff import Language


class PreviewTheme(StrEnum):
    """In which light the page is shown."""

    LIGHT = "light"
    DARK = "dark"


class PreviewPage(StrEnum):
    """Which page of the form."""

    FORM = "form"
    CONFIRMATION = "confirmation"


class FormPreviewInput(Body):
    """A form that is being made. `settings` as those of a channel account of kind webform."""

    settings: Settings
    language: Language
    theme: PreviewTheme
    page: PreviewPage
    brand: Annotated[str, StringConstraints(max_length=200)] = ""


class FormPreview(View):
    """The page as a whole HTML document without scripts."""

    html: str
