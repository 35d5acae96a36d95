"""What a plan costs in money and staff hours: one list for the player, the bots and the market."""
