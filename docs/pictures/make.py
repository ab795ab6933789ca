"""Makes the pictures of the README and of the guides from a fresh demo: `./run screenshots [name…]`.

Overwrites the PNGs beside it and in guide/. A name may be the beginning of several, such as `guide/agent`.
Talks come last: they leave tickets behind.
"""

import sys

from docs.pictures import guide, readme
from docs.pictures.studio import open_studio

PICTURES = guide.PICTURES | readme.PICTURES


def main() -> int:
    """Take every picture, or those whose names begin with a word of the command line."""
    wanted = tuple(sys.argv[1:])
    names = [name for name in PICTURES if not wanted or name.startswith(wanted)]
    if not names:
        sys.stderr.write(f"There is no such picture. There are: {' '.join(PICTURES)}\n")
        return 2
    with open_studio() as studio:
        for name in names:
            PICTURES[name](studio)
            sys.stdout.write(f"{name}.png\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
