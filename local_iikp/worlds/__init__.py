"""Worlds: each has its own clock, patients, facilities, sessions and settings; nothing crosses over."""
