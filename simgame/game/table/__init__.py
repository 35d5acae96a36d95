"""The table at which a season is played: what its seats may do, and where what they do is kept."""
