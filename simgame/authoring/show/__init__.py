"""A merged scenario shown to its author: every value, how it is written, and where it comes from.

Only reads; what is shown is itself a scenario file that gives the same game.
"""
