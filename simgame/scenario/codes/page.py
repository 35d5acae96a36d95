"""The page of all codes, `docs/reference/codes.md`, written from the table in both languages.

`python -m simgame.scenario.codes.page` writes it; a test holds it to the table.
"""

from __future__ import annotations

from pathlib import Path
from string import Formatter

from simgame.locale import texts
from simgame.scenario.codes import CODES, Code

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "codes.md"

HEAD = """\
# Codes of findings in scenario files · 场景文件的问题编号

Written by `python -m simgame.scenario.codes.page`; do not edit. 由程序生成，请勿手改。

`simgame check` reports every problem of a scenario at once, each with one of these codes. Errors
keep a scenario from being played, warnings do not. Words in `{braces}` stand for what was found.

`simgame check` 一次报出场景的全部问题，每个问题带一个编号。错误不改好就不能玩，警告可以。
`{花括号}` 里的词代表实际内容。
"""

FAMILIES = {
    "S0": "## S0 · Reading the file · 读文件",
    "S1": "## S1 · Keys and values · 键和值",
    "S2": "## S2 · References · 引用",
    "S3": "## S3 · Sense · 常理",
}


def codes_page() -> str:
    """The whole page as Markdown."""
    parts = [HEAD]
    for family, title in FAMILIES.items():
        parts.append(title + "\n")
        parts += [_section(code) for code in CODES.values() if code.id.startswith(family)]
    return "\n".join(parts)


def _section(code: Code) -> str:
    en, zh = texts("en"), texts("zh")
    kind = f" ({code.severity})" if code.severity != "error" else ""
    lines = [f"### {code.id}{kind}", ""]
    for t in (en, zh):
        lines += [f"**{t(code.message, **_placeholders(code.message))}** {t(code.about)}", ""]
    if code.bad:
        lines += ["```yaml", "# ✗", code.bad, "# ✓", code.good, "```", ""]
    return "\n".join(lines)


def _placeholders(text: str) -> dict[str, str]:
    """Every placeholder standing for itself."""
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return {name: f"{{{name}}}" for name in names}


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(codes_page(), "utf-8")


if __name__ == "__main__":
    main()
