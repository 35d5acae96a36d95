"""Seasons looked at from inside and many at a time: re-runs, the shadow panel, experiments.

What is shown to people belongs to `report`; what is played to `game`.
"""
