"""First contact: which of the declared wording an environment really has, told without changing anything there."""
