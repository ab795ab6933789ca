"""A Thai audio shop to try the product with: its seed, and the customer's corner."""
