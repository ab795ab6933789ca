"""The inbound story: from a parsed item to a routed ticket."""
