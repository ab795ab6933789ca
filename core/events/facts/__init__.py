"""Event classes, one file per noun, shared by the features that emit and read them."""
