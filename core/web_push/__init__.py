"""Web Push (RFC 8030, 8291, 8292): keys, subscriptions of browsers, and the queue of what is to be told."""
