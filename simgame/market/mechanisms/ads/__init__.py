"""Advertising: what is bought, whom it finds, and how it wears."""
