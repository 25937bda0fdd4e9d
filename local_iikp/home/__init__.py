"""The home page, and the page of a function that is not offered."""
