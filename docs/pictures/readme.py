"""The pictures of the README and of the widget's page: the desk and a chat, in both languages, light and dark."""

from collections.abc import Callable

from docs.pictures.chat import talk
from docs.pictures.studio import Look, Studio, photograph

AGENT = "nok"
SCREEN = (1440, 900)
PHONE = (390, 844)


def _desk(name: str, look: Look) -> Callable[[Studio], None]:
    def take(studio: Studio) -> None:
        with studio.visit(AGENT, look) as visit:
            tickets = [one for one in visit.tickets() if _is_thai(one["subject"]) == (look.language == "th")]
            photograph(visit.go(f"/inbox/all/{visit.fullest(tickets)}"), name)

    return take


def _talk(name: str, side: str, look: Look) -> Callable[[Studio], None]:
    """`side`: desk | shop. The desk stands on a screen, whatever the visitor holds."""

    def take(studio: Studio) -> None:
        shop = {"base_url": studio.url} | look.context()
        with (
            studio.visit(AGENT, Look(look.theme, look.language)) as visit,
            talk(visit.page, studio.browser, look.language, shop) as both,
        ):
            photograph(both.desk if side == "desk" else both.shop, name)

    return take


def _is_thai(text: str) -> bool:
    return any("ก" <= letter <= "๛" for letter in text)


PICTURES: dict[str, Callable[[Studio], None]] = {
    "desk-light": _desk("desk-light", Look("light", "th", *SCREEN)),
    "desk-dark": _desk("desk-dark", Look("dark", "en", *SCREEN)),
    "chat-light": _talk("chat-light", "desk", Look("light", "th", *SCREEN)),
    "widget-light": _talk("widget-light", "shop", Look("light", "th", *SCREEN)),
    "widget-dark": _talk("widget-dark", "shop", Look("dark", "en", *SCREEN)),
    "widget-phone-light": _talk("widget-phone-light", "shop", Look("light", "th", *PHONE)),
}
