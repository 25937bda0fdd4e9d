"""Consents („Uprawnienia”): not offered yet."""
