"""The addresses of each origin: start here to find the view behind an address."""
