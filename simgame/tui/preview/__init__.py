"""A scenario that is played while it is written: watched, and taken up at the same round."""
