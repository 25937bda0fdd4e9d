"""One class per screen: what the patient sees and can do there, and nothing of how the screen is made."""
