"""Text that people wrote: Thai clusters, search tokens, cleaned HTML, language."""
