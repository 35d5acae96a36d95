"""What people do with what they see."""
