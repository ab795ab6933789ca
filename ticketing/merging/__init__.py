"""Cases cut and joined: merging, splitting, links, parents, and a ledger that takes it all back."""
