"""Scenarios that are broken on purpose, each in a way that a play-test calls by its name."""
