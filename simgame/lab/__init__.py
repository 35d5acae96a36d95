"""Seasons looked at from inside and many at a time: re-runs, experiments, and why it happened.

What is shown to people belongs to `report`; what is played to `game`. Three questions about a
season that is over, each in seconds (`why.py` holds the answers' types):

    causes(season, *, seat="", kpis=(), told=None, processes=ALL) -> Why
    what_ifs(season, *, seat="", kpi="score", most=3, told=None, processes=ALL) -> WhatIfs
    luck_band(season, *, seat="", seeds=range(1, 101), bots=BOTS, told=None, processes=ALL)
        -> LuckBand

`season` is a `game.season.Season` (a session's is `session.season`), `seat` the first unless named.
`told(done, total)` hears how far it is. How many processes share the work changes no figure.
"""
