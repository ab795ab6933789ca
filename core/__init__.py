"""What every part of Sawasdesk stands on: types, time, rows, events, the durable inbox. Knows nobody above it."""
