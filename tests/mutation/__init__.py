"""Small faults made in the product on purpose, to see whether tests notice: `make mutation`."""
