"""Trust and what endangers it: talk, law, leaks and crises."""
