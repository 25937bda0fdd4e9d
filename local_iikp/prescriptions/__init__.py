"""Prescriptions and orders („Recepty”): not offered yet."""
