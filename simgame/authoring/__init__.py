"""What trainers' tools are made of: show, compare, start, edit and pack a scenario."""
