"""Saved views: conditions with a name, an order, columns and a layout, of one person, a team or everybody."""
