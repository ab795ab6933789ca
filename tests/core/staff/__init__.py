"""Tests of the people who work here."""
