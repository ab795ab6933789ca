"""Telling other programs: endpoints, what is due to them, signatures, retries and the log."""
