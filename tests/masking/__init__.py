"""Nothing of a patient leaves the suite."""
