"""Tests of support/, without a browser."""
