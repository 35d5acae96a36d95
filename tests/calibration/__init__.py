"""Facts that the market must show, measured: `make calibration`.

A fact is a course figure, published evidence or a law of the model. Each names the mutation that
breaks it. What fails stays in the table. How to add one: docs/how-to/add-a-calibration-row.md.
"""
