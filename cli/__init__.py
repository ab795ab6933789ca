"""The `sawasdesk` command: one lazily imported file per verb."""
