"""The portal's side of logging in and out, and who may see which page."""
