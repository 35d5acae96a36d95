"""The simulated market: its state, clock, randomness and mechanisms.

SimPy owns time, numpy owns people. Nothing here knows bots, saves or screens; the truth of the
state leaves only through `observe`.
"""
