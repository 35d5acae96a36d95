"""Private traffic: joining, touching, leaving, and members who bring others."""
