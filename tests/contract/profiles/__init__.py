"""One file per kind of the registry, named like the kind; its PROFILE tells the suite how to speak that channel."""
