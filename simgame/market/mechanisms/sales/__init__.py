"""Who buys, at what price and where, and what comes back."""
