"""Facts that the market must show, measured: `make calibration`.

A fact is a course figure, published evidence or a law of the model. What fails stays in the table.
"""
