"""The people of a brand: what they make, answer and cost."""
