"""The tabs of a running season: figures, market, in transit, inbox, and the list of KOLs.

A file that ends in `_rows` writes what is shown, at any width; the screen of the same name moves
about in it. What they show, and in which order, is decided in `pages`.
"""
