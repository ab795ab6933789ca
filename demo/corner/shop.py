"""The shop's pretend web site: product pages with the chat widget and the contact form on them.

It stands for a company's own site, so it knows Sawasdesk only as such a site would: by the widget's key, by the form's
address, and by the secret with which its server proves who is signed in.
"""

import hashlib
import hmac
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from aiohttp import web

from demo.corner.catalogue import CUSTOMER, PRODUCTS, TEXTS, Customer, Product

_PAGE: Final = Path(__file__).parent / "static" / "shop.html"


@dataclass(frozen=True, slots=True)
class WebChannels:
    """What the shop was given by its administrator: the widget's key and identity secret, and the form's slug."""

    widget_key: str
    identity_secret: str
    form_slug: str


class ShopSite:
    """The shop's pages, and its server's word about who is signed in."""

    def __init__(self, channels: WebChannels) -> None:
        self._channels = channels

    def routes(self) -> list[web.AbstractRouteDef]:
        """The site's addresses, to be added to the demo's application."""
        return [web.get("/corner/shop", self.page), web.get("/corner/shop/identity", self.identity)]

    async def page(self, request: web.Request) -> web.Response:
        """A product page; `lang` th|en, `page` the product."""
        language = "en" if request.query.get("lang") == "en" else "th"
        page = request.query.get("page", "headphones")
        product = PRODUCTS.get(page, PRODUCTS["headphones"])
        return web.Response(text=self._fill(language, product), content_type="text/html")

    async def identity(self, _request: web.Request) -> web.Response:
        """Who is signed in at the shop, with the proof that the widget hands on."""
        return web.json_response(proof_of(CUSTOMER, self._channels.identity_secret))

    def _fill(self, language: str, product: Product) -> str:
        words = TEXTS[language]
        points = "".join(f"<li>{escape(point)}</li>" for point in product.points[language])
        form = f'<script src="/form.js" data-form="{self._channels.form_slug}" data-lang="{language}" async></script>'
        values = {name: escape(text) for name, text in words.items()} | {
            "language": language,
            "other_language": "th" if language == "en" else "en",
            "title": escape(f"{product.name[language]} · {words['brand']}"),
            "widget_key": escape(self._channels.widget_key),
            "page": product.key,
            "name": escape(product.name[language]),
            "kind": escape(product.kind[language]),
            "lead": escape(product.lead[language]),
            "price": escape(product.price),
            "points": points,
            "drawing": product.drawing,
            "form": form,
            **{f"{key}_current": ' aria-current="page"' if key == product.key else "" for key in PRODUCTS},
        }
        page = _PAGE.read_text(encoding="utf-8")
        for name, value in values.items():
            page = page.replace("{{" + name + "}}", value)
        return page


def proof_of(customer: Customer, secret: str) -> dict[str, str]:
    """What `Sawasdesk.identify` takes: the HMAC of user id and e-mail under the widget's identity secret."""
    signed = f"{customer.user_id}\n{customer.email}".encode()
    return {
        "user_id": customer.user_id,
        "name": customer.name,
        "email": customer.email,
        "hash": hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest(),
    }
