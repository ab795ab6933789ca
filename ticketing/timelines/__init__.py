"""Everything a customer or a company had with us, over all channels, on one line."""
