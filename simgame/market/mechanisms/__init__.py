"""The mechanisms of the market, one file each, found by convention."""
