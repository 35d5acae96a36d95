"""A season of n seats, one seat's session, saves, replay and score."""
