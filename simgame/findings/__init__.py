"""Findings: what can be wrong with a file, where, and what to write instead."""
