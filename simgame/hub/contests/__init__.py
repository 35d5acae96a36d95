"""Contests: what is played for places, on which luck, and who stands where."""
