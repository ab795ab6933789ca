"""Telephone lines: calls are noted by the people who have them; a telephone system may leave its messages."""
