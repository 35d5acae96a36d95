"""The debrief as files: one HTML page that needs nothing else, a picture, tables, JSON."""
