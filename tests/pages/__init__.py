"""The page objects against markup that they have never seen."""
