"""Primary care (POZ): facilities, workers, declarations of choice."""
