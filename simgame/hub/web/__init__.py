"""What the hub shows to programs and people: the API under `/api`, and pages."""
