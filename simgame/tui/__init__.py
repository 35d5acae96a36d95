"""The terminal app: screens and widgets over the Session, and nothing a season needs to exist."""
