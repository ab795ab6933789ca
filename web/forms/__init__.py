"""Forms on our own pages: shown, embedded, sent in, confirmed. They work without JavaScript and set no cookie."""
