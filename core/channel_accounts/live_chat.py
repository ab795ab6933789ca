"""How live talk works on a channel account: who is asked, how long, and when it ends. Stored beside the account."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Acceptance(StrEnum):
    """ring: one person after the other is asked and may decline. automatic: the next free person simply gets it."""

    RING = "ring"
    AUTOMATIC = "automatic"


class Opening(StrEnum):
    """When people can be talked to: in business hours while somebody is online, or whenever somebody is online."""

    BUSINESS_HOURS = "business_hours"
    PRESENCE = "presence"


class LiveChatSettings(BaseModel):
    """Times in seconds. `chats_per_agent` is how many talks one person has at once before others are asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    acceptance: Acceptance = Acceptance.RING
    opening: Opening = Opening.BUSINESS_HOURS
    ring_seconds: int = Field(default=30, ge=5, le=600)
    chats_per_agent: int = Field(default=4, ge=1, le=50)
    missed_after_seconds: int = Field(default=300, ge=30, le=86_400)
    abandoned_after_seconds: int = Field(default=120, ge=10, le=86_400)
    idle_after_seconds: int = Field(default=900, ge=60, le=86_400)
    mail_after_seconds: int = Field(default=120, ge=10, le=86_400)
