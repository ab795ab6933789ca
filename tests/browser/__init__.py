"""Journeys through the desk in a real browser; they run in a pytest call of their own."""
