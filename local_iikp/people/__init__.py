"""The patients and their PESEL numbers."""
