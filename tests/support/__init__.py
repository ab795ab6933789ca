"""Real servers and small tools the tests stand on: PostgreSQL, Redis, Dovecot, SMTP, our own processes."""
