"""Scenario files of an older format brought to this one, with every comment kept."""
