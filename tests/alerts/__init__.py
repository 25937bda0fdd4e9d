"""The nightly alerts: what is worth one, what it says, how it goes out; and the workflows that run it."""
