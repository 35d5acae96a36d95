"""`simgame hub`: classes, teams and boards on a server of one's own."""

from __future__ import annotations

import errno
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simgame.cli import _cluster, _options, _write
from simgame.cli._end import Refused
from simgame.cli._listening import check_listening
from simgame.locale import N_, Texts
from simgame.os_reason import reason_of

if TYPE_CHECKING:
    from simgame.hub.serve import Where
    from simgame.hub.store.store import Store

_SECONDS = 6.0


@click.group("hub", help=N_("Serve classes, teams and leaderboards."))
def command() -> None:
    """The hub's commands."""


_folder = click.option(
    "--data", type=click.Path(path_type=Path), help=N_("Folder in which the hub keeps everything.")
)
_database = click.option(
    "--database", default="", help=N_("postgresql://… instead of a file in the folder.")
)
_port = click.option("--port", type=_options.WholeNumber(1, 65535), default=8470, show_default=True,
                     help=N_("Port to listen on."))  # fmt: skip
_workers = click.option(
    "--workers", type=_options.WholeNumber(0, 64), default=None,
    help=N_("Processes that live the weeks; as many as cores if not said."),
)  # fmt: skip


@command.command("serve", help=N_("Run the hub; prints the trainer's link."))
@_folder
@_database
@click.option("--host", default="127.0.0.1", show_default=True,
              help=N_("Address to listen on; 0.0.0.0 lets the network in."))  # fmt: skip
@_port
@_workers
@_cluster.cluster
@click.option("--log", is_flag=True, help=N_("Tell every request as a line of JSON on stderr."))
@click.pass_obj
def serve_hub(
    t: Texts, data: Path | None, database: str, host: str, port: int, workers: int | None,
    cluster: str | None, log: bool,
) -> None:  # fmt: skip
    """Serve until stopped."""
    where = _where(t, data, database, host, port, workers)
    where = replace(where, log=log, cluster=cluster or "")
    check_listening(host, port, t)
    with _cluster.workers(cluster, t):
        # It answers, and its workers are as this hub; what becomes of it later, the log tells.
        pass
    store = _opened(t, where)
    _tell(t, where, store)
    _serve(where, store)


@command.command("demo", help=N_("Run a hub with a class that plays by itself, to look around in."))
@_folder
@_port
@click.option("--seconds", type=_options.Seconds(0.05, 600), default=_SECONDS, show_default=True,
              help=N_("How long a round takes."))  # fmt: skip
@click.pass_obj
def demo(t: Texts, data: Path | None, port: int, seconds: float) -> None:
    """Four bot teams in a contest."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="simgame-demo-") as empty:
        where = _where(t, data or Path(empty), "", "127.0.0.1", port, 0)
        check_listening(where.host, port, t)
        store = _opened(t, where)
        from simgame.hub.demo import demo_class, play_on
        from simgame.hub.games.games import Games
        from simgame.hub.games.workers import Here
        from simgame.hub.people.who import by_token
        from simgame.hub.serve import trainer_token

        token = trainer_token(store, where.folder)
        with store.read() as c:
            trainer = by_token(c, token)
        if trainer is None:
            raise Refused(t("{folder} belongs to another hub.", folder=where.folder))
        games, over = Games(store, Here()), threading.Event()
        bots = demo_class(store, games, trainer, t.lang)
        _tell(t, where, store)
        playing = threading.Thread(target=play_on, args=(games, bots, seconds, over), daemon=True)
        playing.start()
        try:
            _serve(where, store)
        finally:
            over.set()
            playing.join()


@command.command(
    "trainer", help=N_("A link for a trainer called NAME; a new one ends the old one.")
)
@click.argument("name")
@_folder
@_database
@click.option("--address", default="http://127.0.0.1:8470", show_default=True,
              help=N_("Where the hub is for that trainer."))  # fmt: skip
@click.option("--remove", is_flag=True, help=N_("End the link for good; classes stay."))
@click.pass_obj
def trainer_hub(
    t: Texts, name: str, data: Path | None, database: str, address: str, remove: bool
) -> None:  # fmt: skip
    """Several trainers at one hub; each leads the classes that they open."""
    at = _address(t, address)
    where = _where(t, data, database, "127.0.0.1", 8470, 0)
    store = _opened(t, where)
    from simgame.hub.people.classes import Refused as HubRefused
    from simgame.hub.people.codes import BadName
    from simgame.hub.people.trainers import link_of, take_out
    from simgame.hub.serve import keep_link
    from simgame.hub.web.said import refusal

    try:
        if remove:
            take_out(store, name)
            click.echo(t("{name} leads nothing here any more; their classes stay.", name=name))
            return
        token, role, known = link_of(store, name)
        if role == "admin":
            keep_link(where.folder, token)
    except (HubRefused, BadName) as refused:
        raise Refused(refusal(refused, t)) from refused
    finally:
        store.close()
    if known:
        click.echo(t("The old link of {name} does not work any more.", name=name), err=True)
    link = f"{at}/in/{token}"
    click.echo(t("Link of {name}, for them alone: {link}", name=name, link=link))


@command.command("migrate", help=N_("Bring the hub's database to this version."))
@_folder
@_database
@click.pass_obj
def migrate_hub(t: Texts, data: Path | None, database: str) -> None:
    """Migrate a database that several servers share."""
    where = _where(t, data, database, "127.0.0.1", 8470, 0)
    _opened(t, where, migrates=True).close()
    click.echo(t("The database is of this version."))


@command.command("backup", help=N_("Write everything a hub keeps to FILE."))
@click.argument("file", type=click.Path(path_type=Path))
@_folder
@_database
@_write.force
@click.pass_obj
def backup(t: Texts, file: Path, data: Path | None, database: str, force: bool) -> None:
    """As of one moment, while the hub goes on."""
    import io

    where = _where(t, data, database, "127.0.0.1", 8470, 0)
    if not where.database and not where.has_hub:
        raise Refused(t("There is no hub in {folder}.", folder=where.folder))
    kept = list(where.folder.glob("*"))
    _write.check_free([file], kept, force, t)
    store = _opened(t, where)
    from simgame.hub.store.backup import back_up

    whole = io.BytesIO()
    count = back_up(store, whole)
    store.close()
    _write.write_out({file: whole.getvalue()}, kept, force, t)
    click.echo(t("{count} rows are in {file}.", count=count, file=file))


@command.command("restore", help=N_("Fill an empty hub from a FILE that `hub backup` wrote."))
@click.argument("file", type=click.Path(path_type=Path))
@_folder
@_database
@click.pass_obj
def restore(t: Texts, file: Path, data: Path | None, database: str) -> None:
    """Whole, or not at all; on the other database if one likes."""
    store = _opened(t, _where(t, data, database, "127.0.0.1", 8470, 0))
    from simgame.hub.store.backup import BadBackup, put_back

    said = {
        "not-whole": N_("{file} is not whole: it was cut or altered, and nothing was put back."),
        "not-empty": N_(
            "There is a hub already; put {file} back into an empty folder or database."
        ),
        "log": N_("The log in {file} was altered, and nothing was put back."),
    }
    try:
        if file.exists() and not file.is_file() and not file.is_dir():
            raise OSError(errno.ENXIO, "Not a plain file")
        with file.open("rb") as stream:
            count = put_back(store, stream)
    except BadBackup as bad:
        raise Refused(t(said[bad.code], file=file)) from bad
    except OSError as error:
        why = t(reason_of(error))
        raise Refused(t("{file} cannot be read: {why}", file=file, why=why)) from error
    finally:
        store.close()
    click.echo(t("{count} rows were put back.", count=count))


def _address(t: Texts, written: str) -> str:
    """Where a hub is for others; `hub.example:8470` is meant as http."""
    from simgame import words
    from simgame.game.table.journal import SaveError
    from simgame.remote.address import parts_of

    try:
        at = parts_of(written).geturl().rstrip("/")
        if " " in at:
            raise SaveError("hub-address", written)
    except SaveError as error:
        raise Refused(words.save_error(error, t)) from error
    return at


def _where(
    t: Texts, data: Path | None, database: str, host: str, port: int, workers: int | None
) -> Where:
    try:
        from simgame.hub.serve import Where, cores
    except ImportError as missing:
        what = t("The hub needs more packages: pip install 'simgame[hub]'")
        raise Refused(f"{what} ({missing.name})") from missing
    return Where(
        data or _usual_folder(), database, host, port, cores() if workers is None else workers
    )


def _usual_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("simgame", appauthor=False) / "hub"


def _opened(t: Texts, where: Where, *, migrates: bool = False) -> Store:
    from simgame.hub.serve import OldSchema, Unopened, opened
    from simgame.hub.store.store import BadDatabase, NoDriver

    try:
        return opened(where, migrates=migrates)
    except OldSchema as old:
        said = t("The database is of another version. Run: simgame hub migrate --database …")
        raise Refused(said) from old
    except BadDatabase as bad:
        raise Refused(t("{url} is no address of a database; postgresql://user@host/name is one.",
                        url=str(bad))) from bad  # fmt: skip
    except NoDriver as missing:
        said = t("PostgreSQL needs one more package: pip install 'simgame[hub,postgres]'")
        raise Refused(said) from missing
    except Unopened as error:
        why = t(str(error))
        if where.database:
            raise Refused(t("The database cannot be opened: {why}", why=why)) from error
        said = t("The hub's folder {folder} cannot be opened: {why}. Name another: --data FOLDER.",
                 folder=where.folder, why=why)  # fmt: skip
        raise Refused(said) from error


def _tell(t: Texts, where: Where, store: Store) -> None:
    """Where the trainer goes, and what a class is told."""
    from simgame.hub.serve import open_codes, trainer_token

    token = trainer_token(store, where.folder)
    click.echo(t("The hub is at {address}.", address=where.address))
    click.echo(t("Your link, for you alone: {link}", link=f"{where.address}/in/{token}"))
    for name, code in open_codes(store):
        click.echo(t("Code of {name}: {code}", name=name, code=code))
    click.echo(t("Stop with Ctrl+C; nothing is lost."), err=True)


def _serve(where: Where, store: Store) -> None:
    from simgame.hub.serve import serve

    serve(where, store)
