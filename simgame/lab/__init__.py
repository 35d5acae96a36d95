"""Seasons looked at from inside and many at a time: re-runs, experiments, and why it happened.

What is shown to people belongs to `report`; what is played to `game`. Questions about a season that
is over, each answered in seconds (the types of the answers are in `why`):

    causes.causes(season, *, seat="", kpis=(), told=None, processes=ALL) -> Why
    what_ifs.what_ifs(season, *, seat="", kpi="score", most=3, told=None, processes=ALL) -> WhatIfs
    what_ifs.what_ifs_of_groups(season, *, seat="", told=None, processes=ALL)
        -> tuple[Examined, ...]
    luck.luck_band(season, *, seat="", seeds=range(1, 101), bots=BOTS, told=None, processes=ALL)
        -> LuckBand

`season` is a `game.season.Season` (a session's is `session.season`), `seat` the first unless named.
`told(done, total)` hears how far it is. `processes` is a number, or a `cluster.Cluster`; who shares
the work changes no figure. Work of hours keeps what it found in a `ledger.Ledger`. Parts that are
shown rounded are rounded by `quantity.apportion`, so that they still add up.
"""
