"""What screens are made of. Widgets draw rows and post messages; screens and the app decide."""
