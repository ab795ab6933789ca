"""One change for many cases at once: in the background, with progress, a result per case and a way back."""
