"""Consents: „Uprawnienia” (screens.md, section 5)."""
