"""The test Profil Zaufany, on its own origin (screens.md, section 1)."""
