"""The week as it is played back: one file a block of the screen."""
