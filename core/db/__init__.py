"""Rows: the declarative base, column types that behave the same on both databases, and the only place that commits."""
