"""Levers as the desk shows them: their order, how they move, how they are drawn and explained."""
