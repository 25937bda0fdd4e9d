"""Error screens: 3.1 and 3.2 of the instruction, and the pages for a wrong address or form."""
