"""„Recepty”: what was prescribed, and the orders for more of it (screens.md, section 6)."""
