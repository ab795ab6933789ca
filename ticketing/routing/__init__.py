"""Which team and person a ticket goes to, and why."""
