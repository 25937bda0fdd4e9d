"""Tests: the suite's own parts, the local iIKP, the reports, and the whole as a process."""
