"""Whether playing well pays, luck stays small and no lever is a sure thing: `make balance`."""
