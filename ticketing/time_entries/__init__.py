"""How long people worked on tickets."""
