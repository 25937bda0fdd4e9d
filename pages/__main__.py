"""`python -m pages`: the first contact with an environment (README.md)."""

from __future__ import annotations

import sys

from pages.first_contact.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
