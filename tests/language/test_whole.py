"""A run in one language is in that language throughout: nothing but names and the records' own words is another's."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dangxing import cli
from dangxing.cli import app
from dangxing.language import LANGUAGES, Language, texts
from dangxing.rules import loading
from dangxing.workbook.layouts import loading as layout_files
from running import Run
from tongues import Tongue, of_files, of_json, of_lines

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
RULES = loading.shipped_rules()
RECORDS = frozenset({"成員", "安排", "活動", "評議", "支部"})
# Keys of JSON documents under which codes, ids and paths stand.
KEYS = frozenset(
    {
        "path", "sheet", "cell", "severity", "code", "rule_set", "rules", "track", "outcome", "status", "id", "digest",
        "rule", "category", "workbook", "scored_path", "key", "version", "kind",
    }
)  # fmt: skip
PRODUCTS = "dangxing Excel WPS LibreOffice Word Parquet Schema GitHub Actions SQLite Markdown Dask"
FORMATS = "table json csv markdown parquet text github xlsx xlsm xlsb xls ods txt en"
OTHERS = "tcp local scored own cases shipped workbook village new quantified words"
# What the help of an option shows of what is typed after it: words of the records.
TYPED = frozenset({"黨課=2", "主題黨日=集中學習"})
Walk = Iterator[tuple[str, Iterator[str]]]


@cache
def _commands() -> tuple[str, ...]:
    """Every command by its words; the first is the program itself."""
    found = [""]
    for name, command in app.build().commands.items():
        found += [name, *(f"{name} {each}" for each in getattr(command, "commands", ()))]
    return tuple(found)


@cache
def _held(*names: str) -> frozenset[str]:
    """Every text that stands in these workbooks: names, branches, what offices wrote."""
    found: set[str] = set()
    for name in names:
        book = load_workbook(EXAMPLES / name, read_only=True, data_only=True)
        found |= {sheet.title for sheet in book}
        found |= {str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value}
        book.close()
    return frozenset(text for text in found if re.search("[一-鿿]", text))


@cache
def _names() -> frozenset[str]:
    """Names, whatever the language: what the records hold and no rule knows, sheets, cases, languages."""
    terms = {term for rules in loading.load().rule_sets.values() for term in rules.names}
    cases = [path.read_text(encoding="utf-8") for path in (RULES / "cases").glob("*.yaml")]
    named = {name.strip("\"'") for case in cases for name in re.findall(r"- name: (.+)", case)}
    scripts = {name.translate({0x300C: 0x201C, 0x300D: 0x201D}) for name in named}
    return _held("records.xlsx") - terms | RECORDS | named | scripts | {"简体", "繁體"} | TYPED


@cache
def _recorded() -> frozenset[str]:
    """What may be told of a workbook that has problems: what it holds, and the words that it is to hold."""
    rules = "".join(path.read_text(encoding="utf-8") for path in RULES.glob("*.yaml"))
    return _names() | _held("broken.xlsx") | set(re.findall("[一-鿿]+", rules)) | {"年", "月", "日"}


@cache
def _coded() -> frozenset[str]:
    """What stands for itself in every language: codes, ids, kinds, commands, formats, products."""
    found = " ".join((PRODUCTS, FORMATS, OTHERS, *_commands(), *texts("problems"))).replace("-", " ").split()
    found += (word for key in layout_files.load(None) for word in key.split("-"))
    for key, rules in loading.load().rule_sets.items():
        found += [key, *(band.id for band in rules.bands)]
        for track_id, _, category_id, _, rule_id, rule in rules.walk():
            found += [track_id, category_id, rule.kind, *re.split("[.-]", rule_id)]
    return frozenset(found)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A working folder: the example, scored until the middle and for the whole year; rules of its own beside it."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("office")
        patch.chdir(folder)
        shutil.copy(EXAMPLES / "records.xlsx", "records.xlsx")
        shutil.copytree(RULES, "own")
        for name in ("enterprise", "student"):
            # Read for nothing else than to be told sound; what is shown of cases is that of those of students.
            (folder / "own" / "cases" / f"{name}.yaml").unlink()
        path = folder / "own" / "enterprise.yaml"
        text = path.read_text(encoding="utf-8").replace("at_least: 90", "at_least: 91")
        text = text.replace("points: {書記: 2, 委員: 1}", "points: {書記: 3, 委員: 1}").replace("days: 7", "days: 5")
        path.write_text(text, encoding="utf-8")
        for arguments in (("--as-of", "2024-06-30", "--out", "half"), ()):
            assert cli.main(["score", "records.xlsx", "--quiet", *arguments]) == 0
        yield folder


def _terminal(run: Run) -> Walk:
    """What commands print, on either stream."""
    commands = [
        "score records.xlsx --no-ledger --out scored", "explain records.xlsx 0101", "explain records.xlsx 0210",
        "explain records.xlsx 20220302", "report --year 2024 --losses --no-workbook --no-html", "diff 1 2",
        "rules list", "rules show enterprise --rules own", "rules show student", "rules check own",
        "rules test own/cases/trainee.yaml --rules own", "rules coverage",
        "rules diff shipped own", "rules diff shipped own records.xlsx",
        "rules export --xlsx student -o student.xlsx --force", "rules import student.xlsx -o own --force",
        "ledger runs", "ledger show 1",
        "ledger verify", "ledger merge dangxing.sqlite --into merged.sqlite --force",
        "forms --branch 城建學院黨支部 --out forms --force", "targets --out targets --force",
        "report --year 2024 --quarter 2 --out notice", "template --out blank.xlsx --force",
        "verify scored/records-scored.xlsx", "layouts list", "layouts check",
        *(f"{command} --help" for command in _commands()),
    ]  # fmt: skip
    for command in commands:
        status, out, err = run(*command.split())
        assert status == 0, (command, err)
        yield command, of_lines(f"{out}\n{err}")


def _documents(run: Run) -> Walk:
    """What commands print for programs: the texts in it."""
    for command in ("score records.xlsx --no-ledger --out scored", "report --year 2024", "diff 1 2"):
        yield f"{command}, json", of_json(run(*command.split(), "--format", "json").out, KEYS)
    for command in ("report --year 2024", "diff 1 2"):
        rows = run(*command.split(), "--format", "csv").out.splitlines()[1:]
        yield f"{command}, csv", iter([" ".join(cell for cell in row.split(",") if len(cell) > 9) for row in rows])


def _written(run: Run) -> Walk:
    """The files that were written."""
    assert run("report", "--year", "2024", "--losses", "--out", "report").status == 0
    yield from of_files(RECORDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_output_is_in_the_language_asked_for(
    office: Path, language: Language, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``--lang`` decides, whatever the records are written in: of all that is printed and written."""
    assert office.exists()
    monkeypatch.setenv("DANGXING_LANG", language)
    tongue = Tongue(language, _names(), _coded())
    found = {}
    for walk in (_terminal, _documents, _written):
        for what, told in walk(run):
            if foreign := tongue.foreign(told):
                found[what] = sorted(foreign)[:5]
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_are_in_the_language_asked_for(language: Language, run: Run) -> None:
    """But for what the workbook holds, and for the words that are to be written in it."""
    told = run("validate", str(EXAMPLES / "broken.xlsx"), "--all", "--lang", language)
    assert told.status == 1
    found = Tongue(language, _recorded(), _coded()).foreign(of_lines(f"{told.out}\n{told.err}"))
    assert found == set()


def test_words_of_another_language_are_found() -> None:
    """A sign of the other script, a Chinese sign on an English page, an English word on a Chinese one."""
    assert Tongue("zh-Hans", frozenset({"黨"}), frozenset()).foreign(iter(["党員", "党员，黨"])) == {"党員"}
    assert Tongue("zh-Hant", frozenset({"王一"}), frozenset()).foreign(iter(["記录", "記錄"])) == {"記录"}
    assert Tongue("en", frozenset({"王一"}), frozenset()).foreign(iter(["王一: 1、2", "王一"])) == {"王一: 1、2"}
    chinese = Tongue("zh-Hant", frozenset({"王一"}), frozenset({"json"}))
    assert chinese.foreign(iter(["error：沒有", "見 a.xlsx、json 和 --lang"])) == {"error：沒有"}
