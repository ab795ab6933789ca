"""Channel threads and who takes part in them."""
