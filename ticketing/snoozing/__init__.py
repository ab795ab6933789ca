"""Setting cases aside until a time or until the customer writes, and the day they are due."""
