"""What one week of the market is played on: levers, days, factors, trust, and what is passed on."""
