"""Faults of the environment, one after another, and what the suite says of each."""
