"""Connected channel accounts (mailboxes; later LINE, pages, bots, widgets): settings, encrypted config, health."""
