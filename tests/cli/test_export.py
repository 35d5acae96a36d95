"""Rules of `simgame export`: a save or a scenario becomes a folder of tables."""

from simgame.lab.experiment import MARKETS
from simgame.report.tables import ANALYST, TABLES
from tests.cli.conftest import SHORT


def test_a_scenario_is_played_and_written(simgame, tmp_path):
    """Each file is named on a line of its own."""
    said = simgame("export", SHORT, "--seed", 3, "--out", tmp_path / "out")
    assert said.code == 0, said.err
    names = [f"{table.id}.csv" for table in TABLES]
    assert [line.rsplit("/")[-1] for line in said.out.splitlines()] == names
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == sorted(names)


def test_a_save_gives_the_same_tables_as_its_season(simgame, tmp_path):
    """What was kept can be written later."""
    save = tmp_path / "season.jsonl"
    simgame("run", SHORT, "--seed", 3, "--save", save)
    simgame("export", SHORT, "--seed", 3, "--out", tmp_path / "a")
    bare = save.rename(tmp_path / "season")
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(bare.read_bytes())
    for out, given in (("b", copy), ("c", bare)):  # known by its ending, or by what is in it
        said = simgame("export", given, "--out", tmp_path / out)
        assert said.code == 0, said.err
        for file in (tmp_path / "a").iterdir():
            assert file.read_bytes() == (tmp_path / out / file.name).read_bytes()


def test_an_analyst_gets_the_truth_in_a_file_of_its_own(simgame, tmp_path):
    """Weeks of randomised spend, and what each channel added."""
    said = simgame("export", SHORT, "--analyst", "--weeks", 8, "--seed", 3, "--out", tmp_path)
    assert said.code == 0, said.err
    assert sorted(f.stem for f in tmp_path.iterdir()) == sorted(t.id for t in ANALYST)
    lines = (tmp_path / "weekly.csv").read_text("utf-8").splitlines()
    assert len(lines) == 1 + 8 * MARKETS


def test_a_save_that_is_not_there_is_told(simgame, tmp_path):
    """Wrong use, in a sentence."""
    assert simgame("export", tmp_path / "none.jsonl", "--out", tmp_path).code == 2
