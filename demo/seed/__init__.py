"""Fills an empty installation with a believable shop, through the same services that people use."""
