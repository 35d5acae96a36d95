"""Bots: one policy a file, an Observation in and a Plan out."""
