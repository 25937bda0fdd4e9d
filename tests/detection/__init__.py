"""Proof that the suite sees faults: the local iIKP is broken in one place, and a scenario must turn red."""
