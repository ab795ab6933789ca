"""Every kind of the registry, in turn."""

import pytest

from channels.adapter import AccountContext, ChannelAdapter
from channels.registry import kinds, load_adapter
from core import ids
from tests.contract.profile import ChannelProfile, profile_of

SIGNING_KEY = b"the key that signs our message ids"


@pytest.fixture(params=kinds())
def profile(request: pytest.FixtureRequest) -> ChannelProfile:
    """How to speak the channel."""
    return profile_of(request.param)


@pytest.fixture
def adapter(profile: ChannelProfile) -> ChannelAdapter:
    """The channel's adapter, as the product finds it."""
    return load_adapter(profile.kind)


@pytest.fixture
def account(profile: ChannelProfile, adapter: ChannelAdapter) -> AccountContext:
    """A connected account of the kind."""
    config = adapter.parse_config(profile.config)
    return AccountContext(
        ids.new_id(), profile.kind, "Help", profile.address, config, ("shop.example",), SIGNING_KEY, "Siam Audio"
    )
