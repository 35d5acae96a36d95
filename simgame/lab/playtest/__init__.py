"""Play-testing a scenario: who reaches what, what matters, and what a trainer should turn.

Facts only; `words` says them, `report` and the command line show them.
"""
