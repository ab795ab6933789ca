"""What can be asked about a ticket: the fields, and the same conditions as SQL and as facts."""
