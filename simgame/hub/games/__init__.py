"""Seasons on the server: plans come in, are kept, and are lived."""
