"""What stands around a season: rows of home, of lists of seasons, of settings and debriefs."""
