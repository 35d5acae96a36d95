"""The desk: the draft of a round, what it comes to, and how its levers are listed and stepped."""
