"""The history of a record, read from its events."""
