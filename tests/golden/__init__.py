"""Seasons that must come out exactly as they did, week by week."""
