"""Live talk on a ticket: who is offered a chat, who took it, how long a visitor waits, and how it ended."""
