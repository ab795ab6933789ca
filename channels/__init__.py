"""Channels: each turns a vendor's bytes into the normalized message types and back, and knows no other channel."""
