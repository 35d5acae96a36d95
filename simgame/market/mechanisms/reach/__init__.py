"""What is seen: posts, platforms and their audiences."""
