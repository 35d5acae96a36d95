"""Lets `python -m simgame` do what the `simgame` command does."""

from simgame.cli import main

if __name__ == "__main__":
    main()
