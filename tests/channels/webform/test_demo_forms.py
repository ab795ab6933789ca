"""The forms of the demo are forms."""

import pytest

from channels.webform.manifest import FormConfig, MapsTo
from demo.seed.forms import CONTACT, WARRANTY


@pytest.mark.parametrize("settings", [CONTACT, WARRANTY])
def test_the_forms_of_the_demo_can_be_made(settings):
    config = FormConfig.model_validate(settings)
    assert any(field.maps_to is MapsTo.EMAIL for field in config.fields)
    for field in config.fields:
        assert field.label_th != field.label_en
