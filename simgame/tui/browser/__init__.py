"""The app in a browser: the same app in a child, drawn by textual-serve, under our own rules."""
