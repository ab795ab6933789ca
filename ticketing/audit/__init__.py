"""The history of a ticket, read from its events."""
