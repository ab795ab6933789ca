"""Load and latency, measured on this machine: a table for people, JSON for comparing runs."""
