"""The pages of all codes, `docs/reference/codes/`, written from the tables in both languages.

`python -m tests.tools.codes_page` writes them and the list, `codes.md`; a test holds them to
the tables. What a page shows `simgame check` say is what it says of the example.
"""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from textwrap import dedent

from simgame.findings.codes import CODES, Code
from simgame.findings.finding import SEVERITIES, render
from simgame.locale import Texts, texts
from simgame.scenario.loading import load_source_levels
from tests.tools.codes_examples import EXAMPLES

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
INDEX = REFERENCE / "codes.md"
FOLDER = REFERENCE / "codes"
SAMPLE = FOLDER / "sample.yaml"

HEAD = """\
# Codes of findings in scenario files · 场景文件的问题编号

Written by `python -m tests.tools.codes_page`; do not edit. 由程序生成，请勿手改。

`simgame check` reports every problem of a scenario at once, each with one of these codes. Errors
keep a scenario from being played, warnings (⚠) do not; one that is meant is named in `accept:` with
the reason. Words in `{braces}` stand for what was found. Examples change
[this scenario](codes/sample.yaml) in one place.

`simgame check` 一次报出场景的全部问题，每个问题带一个编号。错误不改好就不能玩，警告（⚠）可以；
确实有意为之的警告，在 `accept:` 里写上编号和理由。`{花括号}` 里的词代表实际内容。
例子都是在[这个场景](codes/sample.yaml)里改一处。
"""

FAMILIES = {
    "S0": "## S0 · Reading the file · 读文件",
    "S1": "## S1 · Keys and values · 键和值",
    "S2": "## S2 · References · 引用",
    "S3": "## S3 · Sense · 常理",
    "W": "## W · Told by `simgame playtest` · `simgame playtest` 报的",
}

WRONG = {"en": "Wrong", "zh": "错"}
RIGHT = {"en": "Right", "zh": "对"}
SAYS = {"en": "`simgame check` says", "zh": "`simgame check` 会说"}
TITLES = {"en": "English", "zh": "中文"}


def pages() -> dict[Path, str]:
    """Every page by its file."""
    sample = SAMPLE.read_text("utf-8")
    return {INDEX: index()} | {
        FOLDER / f"{code.id}.md": code_page(code, sample) for code in CODES.values()
    }


def index() -> str:
    """The list of all codes as Markdown."""
    parts = [HEAD]
    for family, title in FAMILIES.items():
        rows = [_row(code) for code in CODES.values() if code.id.startswith(family)]
        parts += [title + "\n", "| | | |", "|---|---|---|", *rows, ""]
    return "\n".join(parts)


def _row(code: Code) -> str:
    mark = " ⚠" if code.severity == "warning" else ""
    said = " | ".join(_message(code, texts(lang)) for lang in TITLES)
    return f"| [{code.id}](codes/{code.id}.md){mark} | {said} |"


def code_page(code: Code, sample: str) -> str:
    """The page of one code as Markdown."""
    en, zh = (_message(code, texts(lang)) for lang in TITLES)
    parts = [f"# {code.id} · {en} · {zh}", "", "[All codes · 全部编号](../codes.md)", ""]
    for lang, title in TITLES.items():
        t = texts(lang)
        parts += [f"## {title} · {t(SEVERITIES[code.severity])}", ""]
        parts += [f"**{_message(code, t)}**", "", t(code.about), "", *_example(code, sample, t)]
    return "\n".join(parts)


def _example(code: Code, sample: str, t: Texts) -> list[str]:
    example = EXAMPLES[code.id]
    tongue = {"yaml": "yaml", "console": "console", "file": "text"}[example.kind]
    bad, good = (dedent(text) for text in (example.bad, example.good))
    if example.kind == "console":
        bad, good = f"$ {bad}", f"$ {good}"
    lines = [
        f"✗ {WRONG[t.lang]}",
        "",
        *_block(tongue, bad),
        f"✓ {RIGHT[t.lang]}",
        "",
        *_block(tongue, good),
    ]
    if example.kind == "yaml":
        changed = sample.replace(example.good, example.bad)
        lines += [f"{SAYS[t.lang]}:", "", *_block("text", said(code, changed, t.lang))]
    return lines


def _block(tongue: str, text: str) -> list[str]:
    return [f"```{tongue}", *text.split("\n"), "```", ""]


def said(code: Code, text: str, lang: str) -> str:
    """What is said about this code of a scenario, at the first level where it comes up."""
    for loaded in load_source_levels(text, "scenario.yaml"):
        for finding in loaded.findings:
            if finding.code == code.id:
                return render(finding, loaded.sources.get(finding.file, ()), lang)
    raise ValueError(f"the example of {code.id} does not show it")


def _message(code: Code, t: Texts) -> str:
    """The message with every placeholder standing for itself."""
    names = {name for _, name, _, _ in Formatter().parse(code.message) if name}
    return t(code.message, **{name: f"{{{name}}}" for name in names}).replace("|", "\\|")


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
