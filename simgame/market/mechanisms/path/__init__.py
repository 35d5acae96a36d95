"""How people move along the 5A path."""
