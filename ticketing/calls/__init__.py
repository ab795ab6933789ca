"""Telephone calls that people note: who called whom, how long, how it ended and what was said."""
