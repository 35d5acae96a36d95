"""Seasons that are simulated by a hub: the same sessions and the same gateway, over HTTP.

Nothing of the server is needed here, and nothing is simulated: what a seat may see is asked for,
what it decides is sent, once, however often the line breaks.
"""
