"""The durable inbox: raw deliveries that came through a door, and the items parsed out of them."""
