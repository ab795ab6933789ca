"""A form as its visitors would see it, before it is saved: the very same page, without scripts."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from channels.webform.manifest import FormConfig
from web.forms.assets import asset_addresses
from web.forms.fields import Filled
from web.forms.pages import Confirmation, FormPage, Look, confirmation_page, form_page
from web.problems import RequestRefused, field_problems

_REFERENCE = "7K3M-9QXZ"
_NUMBER = 1042


def preview_page(
    settings: Mapping[str, Any], language: str, theme: str, brand: str, *, is_confirmation: bool = False
) -> str:
    """The page of a form with these settings. Raises RequestRefused with every setting that cannot work."""
    try:
        config = FormConfig.model_validate(settings)
    except ValidationError as error:
        problems = field_problems(error, "body")
        problems = [one.model_copy(update={"loc": ["body", "settings", *one.loc[1:]]}) for one in problems]
        raise RequestRefused(422, "invalid", "These settings make no form.", problems) from error
    style_only = {"form.css": asset_addresses()["form.css"]}
    look = Look(config.language_for(language), theme=theme, color=config.color, assets=style_only)
    if is_confirmation:
        return confirmation_page(Confirmation(config, brand, _REFERENCE, _NUMBER, "#"), look)
    return form_page(FormPage("", brand, config, "#", "", Filled()), look)
