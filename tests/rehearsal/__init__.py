"""The dress rehearsal: the suite with the profile `iikp` as it will be used, on a local stand-in behind real names."""
