"""The beginning of a scenario of one's own: a commented file that works, and editor settings."""
