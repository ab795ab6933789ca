"""The addresses of the form pages."""

from aiohttp import web

from web.forms.answering import FORMS
from web.forms.assets import BASE, serve_asset, serve_embed
from web.forms.confirming import confirm
from web.forms.receiving import receive_form
from web.forms.showing import show_form


def form_routes() -> list[web.RouteDef]:
    """For strangers, outside the API: pages that work without JavaScript."""
    return [
        web.get("/form.js", serve_embed),
        web.get(f"{BASE}/{{name}}", serve_asset),
        web.get(f"{FORMS}/{{slug}}", show_form),
        web.post(f"{FORMS}/{{slug}}", receive_form),
        web.get(f"{FORMS}/{{slug}}/sent/{{submission_id}}", confirm),
    ]
