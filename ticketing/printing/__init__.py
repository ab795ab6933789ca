"""A ticket on paper: what is printed, in both languages, and how it becomes a PDF."""
