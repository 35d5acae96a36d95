"""What is told after a season: tables for other programs; debriefs come later.

Figures come from `game` and `lab`; nothing is simulated here.
"""
