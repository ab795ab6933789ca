"""The tests mirror the root folders; journeys, crash, contract, browser and architecture cut across them."""
