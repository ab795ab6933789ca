"""Cases: from the inbound story to the reply."""
