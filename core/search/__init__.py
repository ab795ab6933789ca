"""The search index's rows and how text gets into and out of it, the same on both databases."""
