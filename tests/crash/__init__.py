"""Kills the product at every step of docs/flows.md and looks at what is left."""
