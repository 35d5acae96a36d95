"""simgame: a marketing-simulation training game in Chinese and English.

Only names that cost nothing to import belong here; every package below loads when it is used.
"""

__version__ = "0.1.0"
