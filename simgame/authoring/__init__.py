"""What trainers' tools are made of: show, compare, start, edit, pack and upgrade a scenario."""
