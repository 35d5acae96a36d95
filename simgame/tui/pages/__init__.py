"""What is written on the pages of the app: rows for a width, from a play and a language."""
