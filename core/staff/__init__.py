"""The people who work here: users, teams, roles, sessions, tokens, invitations, presence."""
