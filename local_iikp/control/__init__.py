"""The control API: worlds, their clocks and settings, for whoever runs the stand-in. JSON in, JSON out, with a token."""
