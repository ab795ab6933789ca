"""The settings of a telephone line. Its number is the account's address, in E.164."""

from typing import Annotated

from pydantic import ConfigDict, StringConstraints

from channels.adapter import ChannelConfig
from core.messages import Capabilities

# Nothing is written over a telephone line: whoever wants to answer calls back, or writes on another channel.
CAPABILITIES = Capabilities(can_attach=False, max_attachments=0)


class LineConfig(ChannelConfig):
    """What is known of a line beside its name and number. `note` tells colleagues when to use it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""
