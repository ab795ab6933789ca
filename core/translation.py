"""The seam for machine translation: whoever brings a service keeps this contract; without one nothing is offered."""

from collections.abc import Sequence
from typing import Protocol

from core.errors import Unavailable


class Translator(Protocol):
    """Puts what customers and agents write into another language."""

    @property
    def languages(self) -> Sequence[str]:
        """The languages it can translate into (ISO 639-1); none when there is no service behind it."""
        ...

    async def translate(self, text: str, language: str) -> str:
        """`text`, paragraphs kept, in `language`. Raises Unavailable when the service does not answer."""
        ...


class NoTranslator:
    """Stands where no service is configured."""

    @property
    def languages(self) -> Sequence[str]:
        """None."""
        return ()

    async def translate(self, text: str, language: str) -> str:
        """There is nobody to ask."""
        raise Unavailable("No translation service is configured.", code="no_translator")
