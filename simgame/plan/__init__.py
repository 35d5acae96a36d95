"""What a player may decide (the Plan and its levers) and what a player sees (the Observation).

The lowest layer: it knows nothing of scenarios' files, of the market or of screens.
"""
