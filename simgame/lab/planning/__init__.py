"""Finding a good plan for a scenario by playing it, with a counted budget of seasons.

The search starts from plans that people and bots would make, varies them, and keeps what scores
more on the same seeds. Nobody plays those seeds: what is found is judged on fresh ones.
"""
