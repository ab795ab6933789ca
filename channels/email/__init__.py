"""E-mail: IMAP in, SMTP out, and everything real-world mails do."""
