"""Web chat: a widget on the company's own pages, its visitors, and the stream of what each of them is to read."""
