"""Connected mailboxes (later LINE accounts, pages, bots, widgets): their settings, encrypted configuration and health."""
