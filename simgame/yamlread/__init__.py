"""A strict subset of YAML, read with the place of every value. Knows nothing of marketing."""
