"""`python -m pages`: the first contact with an environment (README.md)."""

from __future__ import annotations

import sys

from pages.first_contact.command import main
from support.command_line import speak_polish

if __name__ == "__main__":
    speak_polish()
    sys.exit(main(sys.argv[1:]))
