"""`python -m support.doctor`: what this machine and this profile lack before a run, one Polish line per check."""
