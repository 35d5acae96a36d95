"""The one rule for files that commands write.

A file that is there is not replaced unless `--force` says so; one that the command reads never is.
All of what is written gets its name together, or nothing does, with the system's reason.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import click

from simgame.cli._end import Refused
from simgame.locale import N_, Texts

force = click.option("--force", is_flag=True, help=N_("Replace what is there already."))


def write_out(files: Mapping[Path, bytes], read: Iterable[Path], force: bool, t: Texts) -> None:
    """Write the files; ends the command where that is refused. `read` is what was read for them."""
    from simgame.atomic_write import write_all

    check_free(files, read, force, t)
    try:
        write_all(files)
    except OSError as error:
        raise cannot_write(error, t) from error


def check_free(files: Collection[Path], read: Iterable[Path], force: bool, t: Texts) -> None:
    """End the command where one of the files may not be written, or cannot be."""
    from simgame.atomic_write import try_to_write

    inputs = [file for file in read if _is_there(file)]
    wanted = set[str]()
    for file in files:
        try:
            if (place := os.path.realpath(file)) in wanted:
                raise Refused(t("Two files of the same name {file} were asked for. "
                                "Give each its own.", file=file))  # fmt: skip
            wanted.add(place)
            there = _is_taken(file, t)
            if any(file.exists() and file.samefile(one) for one in inputs):
                raise Refused(t("{file} is read here, and is not overwritten. "
                                "Write to another file.", file=file))  # fmt: skip
        except OSError as error:
            raise cannot_write(error, t, file) from error
        if there and not force:
            said = t("{file} exists already and is not overwritten.", file=file)
            raise Refused(f"{said} {t('--force replaces it.')}")
    for one_of_a_folder in {file.parent: file for file in files}.values():
        try:
            try_to_write(one_of_a_folder)
        except OSError as error:
            raise cannot_write(error, t) from error


def _is_taken(file: Path, t: Texts) -> bool:
    """Whether a file lies there; ends the command where a folder does.

    Raises `OSError` for a link that goes round.
    """
    if file.is_dir():
        raise Refused(t("{file} is a folder. Name a file in it.", file=file))
    there = os.path.lexists(file)
    with suppress(FileNotFoundError):  # a link to what is not there yet
        if there:
            file.stat()
    return there


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:  # a name too long for a file is none
        return False


def cannot_write(error: OSError, t: Texts, file: Path | None = None) -> Refused:
    """The end of a command that could not write, for the reason the system gives."""
    from simgame.os_reason import in_the_way, reason_of

    reason = t(reason_of(error))
    named = error.filename or file
    if named and (way := in_the_way(Path(named).parent)):
        return Refused(t("{file} is not a folder, so nothing can be written in it. "
                         "Take it away, or name another place.", file=way))  # fmt: skip
    return Refused(t("{file} cannot be written: {reason}.", file=named, reason=reason))
