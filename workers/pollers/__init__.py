"""What asks outside for news on its own: mailboxes."""
