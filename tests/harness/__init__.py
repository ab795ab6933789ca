"""Tests of the tests own ground: the servers and tools in tests/support."""
