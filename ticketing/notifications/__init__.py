"""What a person is told about: assignments, mentions, new messages."""
