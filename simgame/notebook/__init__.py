"""The game for Python and notebooks: a season to play and look at, with tables and explanations.

`simgame.start` and `simgame.resume` lead here.
"""
