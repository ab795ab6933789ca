"""The fields that a company adds to its tickets, and what they hold."""
