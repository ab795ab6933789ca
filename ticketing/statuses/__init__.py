"""The company's own names for where a ticket stands, each within one of the fixed categories."""
