"""Tests of the local iIKP, over HTTP and in the process."""
