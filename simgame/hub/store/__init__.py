"""What the hub keeps: tables, transactions, and the log of everything that was done."""
