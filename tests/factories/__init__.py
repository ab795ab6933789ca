"""Makes rows for tests, each with believable defaults."""
