"""What the game promises, as rows that hold or fail: `python -m tests.verify`.

A row is a claim with a function that measures it; rows live in `rows/`, one topic a file.
"""
