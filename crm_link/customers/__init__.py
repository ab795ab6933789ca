"""Accounts (companies), contacts (people) and identities (how they are reached)."""
