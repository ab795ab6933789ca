"""Tickets that open themselves again and again: what is written in them, and when."""
