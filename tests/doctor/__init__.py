"""Tests of `python -m support.doctor`: each check against real servers and programs of this machine."""
