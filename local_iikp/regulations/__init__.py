"""The regulations and their acceptance (screens.md, section 2)."""
