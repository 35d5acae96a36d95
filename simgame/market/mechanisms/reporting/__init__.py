"""What a brand can find out."""
