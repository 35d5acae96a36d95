"""The rows, one topic a file. Each file exposes `ROWS`, a tuple of `Row`."""
