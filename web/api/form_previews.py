"""What a form will look like, for the page on which it is made."""

from core.staff.principal import Permission
from web.api.schemas.form_previews import FormPreview, FormPreviewInput, PreviewPage
from web.context import ApiRequest
from web.forms.preview import preview_page
from web.openapi import Resource

resource = Resource("web forms")


@resource.route("POST", "/form-previews", access=Permission.READ_ADMINISTRATION)
async def preview_form(request: ApiRequest, body: FormPreviewInput) -> FormPreview:
    """The page of a form with these settings, which are not kept. 422 names every setting that cannot work."""
    html = preview_page(
        body.settings,
        body.language.value,
        body.theme.value,
        body.brand,
        is_confirmation=body.page is PreviewPage.CONFIRMATION,
    )
    return FormPreview(html=html)
