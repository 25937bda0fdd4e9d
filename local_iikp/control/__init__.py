"""The control API: worlds, their clocks and settings, for whoever runs the stand-in. JSON, with a token."""
