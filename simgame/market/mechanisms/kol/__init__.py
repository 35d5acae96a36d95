"""KOLs: offers, posts, audits and fraud."""
