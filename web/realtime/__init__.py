"""What happens, on every screen that may see it, at once: the socket, the hub behind it, replay after a gap."""
