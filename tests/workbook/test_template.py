"""The empty workbook: it reads as one, refuses what the rules refuse, and a filled one is sound in any program."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formula.translate import Translator
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

import recalculate
from dangxing.language import LANGUAGES, Language, texts
from dangxing.records import SHEETS, SheetKey
from dangxing.rules import Vocabulary, loading
from dangxing.runs import pipeline
from dangxing.workbook import reading, template
from dangxing.workbook.validating import Validated, validate
from dangxing.workbook.validating.lexicon import Lexicon, column_word
from sheets import rules, without_gaps

YEAR = 2024
ALL = ("leader", "ordinary", "student", "trainee")
CHOICES = [ALL, ("student",), ("ordinary",), ("trainee",), ("leader", "trainee")]
# All tracks in every language, each choice of them in one.
OFFERED = [
    pytest.param(tracks, language, id=f"{'+'.join(tracks)}-{language}")
    for at, tracks in enumerate(CHOICES)
    for language in (LANGUAGES if tracks == ALL else (LANGUAGES[at % len(LANGUAGES)],))
]
FIRST = 3
EIGHTEEN_DIGITS = ("440100200001010011", "440100200001010012")

needs_office = pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not installed")


@cache
def lexicon() -> Lexicon:
    return Lexicon(rules())


@cache
def content(tracks: tuple[str, ...], language: Language, year: int | None) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        template.write_template(rules(), tracks, language, path, year=year)
        return path.read_bytes()


def made(folder: Path, tracks: tuple[str, ...], language: Language, year: int | None = YEAR) -> Path:
    path = folder / f"{'-'.join(tracks)}-{language}.xlsx"
    path.write_bytes(content(tracks, language, year))
    return path


@cache
def opened(tracks: tuple[str, ...], language: Language, year: int | None = YEAR) -> Workbook:
    """The template as another library reads it: to look at, never to change."""
    return load_workbook(BytesIO(content(tracks, language, year)))


def checked(path: Path) -> Validated:
    with reading.open_workbook(path) as book:
        return validate(book.titles, book.grid, str(path), rules(), None)


def codes(path: Path) -> list[tuple[str, str]]:
    """What is wrong with the cells; not what the sheets together leave open, nor what is hardly meant."""
    return [(problem.code, problem.place.cell or "") for problem in without_gaps(checked(path)).problems]


def records_sheets(book: Workbook) -> dict[SheetKey, Worksheet]:
    """The sheets of the records by key."""
    found = {lexicon().sheets[sheet.title]: sheet for sheet in book.worksheets}
    return {key: found[key] for key in SHEETS}


def columns(sheet: Worksheet, key: SheetKey) -> dict[str, str]:
    """The letter of each field's column."""
    return {lexicon().columns(key)[column_word(str(cell.value))] or "": cell.column_letter for cell in sheet[1]}


def validation(sheet: Worksheet, cell: str) -> DataValidation | None:
    """What is checked in a cell."""
    return next((each for each in sheet.data_validations.dataValidation if cell in each.cells), None)


def words(book: Workbook, formula: str) -> list[str]:
    """The words of a list that stands as a range."""
    title, area = formula.rsplit("!", 1)
    cells = book[title.strip("'")][area.replace("$", "")]
    return [str(cell[0].value) for cell in (cells if isinstance(cells, tuple) else ((cells,),))]


def offered(book: Workbook, key: SheetKey, field: str) -> list[str]:
    sheet = records_sheets(book)[key]
    check = validation(sheet, f"{columns(sheet, key)[field]}{FIRST}")
    assert check is not None
    return words(book, str(check.formula1))


@pytest.mark.parametrize(("tracks", "language"), OFFERED)
def test_an_empty_template_is_read_as_a_workbook_that_is_empty(
    tracks: tuple[str, ...], language: Language, tmp_path: Path
) -> None:
    """Nothing is wrong with it but that nobody and no date is in it; its language is that of the records."""
    path = made(tmp_path, tracks, language)
    assert {code for code, _ in codes(path)} == {"no-members", "no-year"}
    assert checked(path).script == language


@pytest.mark.parametrize(("tracks", "language"), OFFERED)
def test_a_filled_template_is_sound_and_scores(tracks: tuple[str, ...], language: Language, tmp_path: Path) -> None:
    """With every activity of every member, every required column and every word, there is no error and no warning."""
    path = filled(made(tmp_path, tracks, language), tracks)
    assert codes(path) == []
    outcome = pipeline.score_workbook(
        pipeline.Task(str(path), str(tmp_path), "scored.xlsx", dated=False), rules(), pipeline.Options()
    )
    assert outcome.failure is None
    assert outcome.crash is None
    assert outcome.summary is not None
    assert [member["track"] for member in outcome.summary["members"]] == list(tracks)


@pytest.mark.parametrize(("tracks", "language"), OFFERED)
def test_every_word_that_is_offered_is_known(tracks: tuple[str, ...], language: Language, tmp_path: Path) -> None:
    """A drop-down list offers what the validator takes, nothing twice, and every activity of the rule sets."""
    book = opened(tracks, language)
    known = {
        "track": lexicon().tracks,
        "activity": lexicon().activities,
        "post": lexicon().posts,
        "standing": lexicon().standing,
        "attendance": lexicon().attendance,
        "level": lexicon().levels,
        "verdict": lexicon().verdicts,
    }
    seen = 0
    for key, sheet in records_sheets(book).items():
        for field, letters in columns(sheet, key).items():
            check = validation(sheet, f"{letters}{FIRST}")
            if check is None or check.type != "list" or "OFFSET" in str(check.formula1):
                continue
            listed = words(book, str(check.formula1))
            assert len(set(listed)) == len(listed)
            assert [word for word in listed if known[field][word] is None] == []
            seen += 1
    assert seen >= 3
    expected = {
        name
        for track in tracks
        for name, entry in rules().tracks[track][0].activities.items()
        if entry.kind != "branch"
    }
    assert {lexicon().activities[word] for word in offered(book, "activities", "activity")} == expected
    book.close()


def test_the_schedule_offers_what_a_branch_holds(tmp_path: Path) -> None:
    """安排 has the held activities and those of the branch, 活動 no activity of the branch alone."""
    book = opened(("ordinary",), "zh-Hant")
    assert offered(book, "schedule", "activity")[-2:] == ["發展黨員", "轉正逾期"]
    assert "黨課" in offered(book, "schedule", "activity")
    assert "表彰" not in offered(book, "schedule", "activity")
    assert "發展黨員" not in offered(book, "activities", "activity")


@pytest.mark.parametrize(("tracks", "language"), OFFERED)
def test_every_column_but_free_text_is_checked(tracks: tuple[str, ...], language: Language, tmp_path: Path) -> None:
    """Each check covers the rows from the first under the example, and says in the user's language what is wrong."""
    book = opened(tracks, language)
    for key, sheet in records_sheets(book).items():
        if sheet.sheet_state == "hidden":
            continue
        contract = rules().contract.sheets[key].columns
        last = FIRST - 1 + (template.ROWS_OF_ACTIVITIES if key == "activities" else template.ROWS)
        for field, letters in columns(sheet, key).items():
            check = validation(sheet, f"{letters}{FIRST}")
            if check is None:
                assert contract[field].holds == "text"
                assert field not in ("name", "branch")
                continue
            assert check is validation(sheet, f"{letters}{last}")
            assert validation(sheet, f"{letters}{FIRST - 1}") is None
            assert 0 < len(str(check.error)) <= 225
            assert len(str(check.errorTitle)) <= 32
            assert max(len(str(check.formula1)), len(str(check.formula2))) <= 255
            # Only a post may be another than those listed.
            assert check.showErrorMessage is (field != "post")
            # Excel lets anything pass where blanks are allowed and the check looks at a cell that is blank.
            alone = not re.search(r"OFFSET|INDEX|SUMPRODUCT|MAX|IF", f"{check.formula1}{check.formula2}")
            assert alone or not check.allowBlank
    book.close()


@pytest.mark.parametrize(("tracks", "language"), OFFERED)
def test_formulas_name_sheets_that_are_there(tracks: tuple[str, ...], language: Language, tmp_path: Path) -> None:
    """No check, colour or list leads to a sheet that does not exist or to a cell outside its lists."""
    book = opened(tracks, language)
    lists = book.worksheets[-1]
    named = 0
    for formula in formulas(book):
        for title, area in re.findall(r"'([^']+)'!(\$[A-Z]+(?:\$\d+)?(?::\$[A-Z]+(?:\$\d+)?)?)", formula):
            named += 1
            assert title in book.sheetnames
            if title == lists.title:
                _, _, right, bottom = range_boundaries(area)
                assert (right or 0) <= lists.max_column
                assert (bottom or 0) <= lists.max_row
    assert named > 1000
    book.close()


def formulas(book: Workbook) -> Iterator[str]:
    for sheet in book.worksheets:
        for check in sheet.data_validations.dataValidation:
            yield from (str(each) for each in (check.formula1, check.formula2) if each)
        for area in sheet.conditional_formatting:
            yield from (formula for rule in area.rules for formula in rule.formula)
        for row in sheet.iter_rows():
            yield from (cell.value for cell in row if isinstance(cell.value, str) and cell.value.startswith("="))


@pytest.mark.parametrize(
    ("tracks", "key", "absent", "present"),
    [
        (("student",), "members", {"post", "grade"}, {"standing", "start", "end"}),
        (("student",), "activities", {"attendance", "level", "result", "characters"}, {"hours"}),
        (("student",), "appraisal", {"poll_score", "votes_excellent"}, {"verdict", "satisfaction"}),
        (("trainee",), "members", {"post", "standing"}, {"grade"}),
        (("trainee",), "activities", {"hours", "level", "characters"}, {"attendance", "result"}),
        (("trainee",), "schedule", {"hours"}, {"topic"}),
        (("ordinary",), "branches", {"year_end_rank", "branches_ranked"}, {"staff", "attending"}),
        (("ordinary",), "members", {"post", "standing", "grade"}, {"start"}),
        (("leader",), "branches", set(), {"year_end_rank", "branches_ranked", "staff", "attending"}),
        (("leader",), "members", {"grade"}, {"post"}),
        (("leader", "ordinary"), "activities", set(), {"hours", "characters", "level", "result", "attendance"}),
    ],
)
def test_only_the_columns_that_the_tracks_use_are_offered(
    tracks: tuple[str, ...], key: SheetKey, absent: set[str], present: set[str], tmp_path: Path
) -> None:
    """What no rule of the tracks reads is not asked for."""
    book = opened(tracks, "zh-Hant")
    found = set(columns(records_sheets(book)[key], key))
    assert present <= found
    assert not absent & found
    book.close()


def test_a_sheet_that_the_tracks_do_not_use_is_out_of_the_way(tmp_path: Path) -> None:
    """Students have no meetings and no ranked branches: those sheets are hidden, with the required titles alone."""
    book = opened(("student",), "zh-Hant")
    hidden = {
        sheet.title: [cell.value for cell in sheet[1]] for sheet in book.worksheets if sheet.sheet_state == "hidden"
    }
    assert hidden.pop("選項")
    assert hidden == {"安排": ["支部*", "日期*", "項目*"], "支部": ["支部*"]}
    book.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_marked_and_explained(language: Language, tmp_path: Path) -> None:
    """A required title bears a star; each title has a note; the row under it is marked as an example."""
    book = opened(ALL, language)
    for key, sheet in records_sheets(book).items():
        contract = rules().contract.sheets[key].columns
        fields = columns(sheet, key)
        # Where a row comes from is said by what imports it, and typed by nobody; no shipped rule reads the others.
        untyped = ("source", "place", "points", "subject", "carried", "last_outcome")
        assert list(fields) == [field for field in contract if field not in untyped]
        for field, letters in fields.items():
            head = sheet[f"{letters}1"]
            assert str(head.value).endswith("*") is contract[field].required
            assert len(head.comment.text) > 10
        assert lexicon().is_guidance(str(cell.value) for cell in sheet[2] if cell.value is not None)
        assert sheet["A2"].font.i
        assert sheet.max_row == 2
    book.close()


def test_a_note_is_as_high_as_its_text(tmp_path: Path) -> None:
    """A note of many lines is not cut off, one of few leaves no empty paper."""
    with zipfile.ZipFile(made(tmp_path, ALL, "zh-Hant")) as archive:
        drawing = next(
            archive.read(name).decode() for name in archive.namelist() if name.endswith("commentsDrawing4.vml")
        )
    heights = [float(found) for found in re.findall(r"height:([\d.]+)px", drawing)]
    assert len(heights) == 11
    assert min(heights) >= 4 * 19
    assert max(heights) > min(heights) + 19


def test_ids_are_text_and_dates_are_dates(tmp_path: Path) -> None:
    """The formats stand on whole columns, so rows that are not filled in take no room."""
    book = opened(ALL, "zh-Hant")
    for key, sheet in records_sheets(book).items():
        for field, letters in columns(sheet, key).items():
            holds = rules().contract.sheets[key].columns[field].holds
            style = sheet.column_dimensions[letters].number_format
            assert style == {"id": "@", "date": "yyyy-mm-dd"}.get(holds, "General")
    book.close()


def test_without_a_year_any_date_may_be_entered(tmp_path: Path) -> None:
    """With a year only its own days are taken, and the message says so."""
    dated, free = (opened(ALL, "zh-Hans", year) for year in (2023, None))
    dates = [validation(book["活动"], "C3") for book in (dated, free)]
    assert [(check.formula1, check.formula2) for check in dates if check] == [
        ("DATE(2023,1,1)", "DATE(2023,12,31)"),
        ("DATE(2000,1,1)", "DATE(2099,12,31)"),
    ]
    assert "2023" in str(dates[0] and dates[0].error)
    for book in (dated, free):
        book.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_explains_every_activity(language: Language, tmp_path: Path) -> None:
    """Each activity of the rule sets stands on it once a rule set, with the clauses that read it."""
    book = opened(ALL, language)
    page = book.worksheets[0]
    rows = {str(row[0].value): [str(cell.value or "") for cell in row] for row in page.iter_rows()}
    for rule_set in rules().rule_sets.values():
        for name, entry in rule_set.activities.items():
            told = next(row for word, row in rows.items() if lexicon().activities[word] == name)
            assert told[4]
            assert len(told[3].split("、" if language != "en" else ", ")) == max(1, len(entry.results))
    party_lecture = next(row for word, row in rows.items() if lexicon().activities[word] == "黨課")
    cited = {"zh-Hans": "第六条·1(1)①", "zh-Hant": "第六條·1(1)①", "en": "Article 6·1(1)①"}
    assert cited[language] in party_lecture[4]
    book.close()


def test_every_text_of_the_template_is_used(tmp_path: Path) -> None:
    """The catalogue keeps no text that no template shows."""
    shown = []
    paths = [made(tmp_path, ALL, "zh-Hant"), made(tmp_path, ("ordinary",), "zh-Hant", None)]
    folders = [
        Path(__file__).parents[2] / "examples" / "rules" / name for name in ("students", "dormitories", "volunteers")
    ]
    regulations = Path(__file__).parents[1] / "data" / "regulations"
    for folder in (*folders, regulations / "yearly", regulations / "kinder"):
        rules = loading.load(folder)
        template.write_template(rules, list(rules.tracks), "zh-Hant", tmp_path / f"{folder.name}.xlsx")
        paths.append(tmp_path / f"{folder.name}.xlsx")
    for path in paths:
        book = load_workbook(path)
        for sheet in book.worksheets:
            shown.append(sheet.title)
            shown += [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
            # 簽到 has titles in three rows, and its example in the fourth.
            shown += [cell.comment.text for row in sheet[1:4] for cell in row if cell.comment]
            shown += [str(check.error) for check in sheet.data_validations.dataValidation]
        book.close()
    everything = "\n".join(shown)
    unused = []
    for name, (told, *_) in texts("template").items():
        pieces = [piece for piece in re.split(r"\{\w+\}", told) if piece]
        if not all(piece in everything for piece in pieces):
            unused.append(name)
    assert unused == []


def test_the_same_rules_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the clock nor the name of the file is in it."""
    first, second = tmp_path / "a.xlsx", tmp_path / "b" / "c.xlsx"
    for path in (first, second):
        template.write_template(rules(), ["student"], "en", path)
    assert first.read_bytes() == second.read_bytes()


# ── Filling in ──────────────────────────────────────────────────────────────────────────────────────────────────────


def filled(path: Path, tracks: tuple[str, ...]) -> Path:
    """The template with a member a track, and for each every activity of the rules, chosen from the lists."""
    book = load_workbook(path)
    sheets = records_sheets(book)
    ids = dict(zip(tracks, ("001", "002", *EIGHTEEN_DIGITS), strict=False))
    track_words = {lexicon().tracks[word]: word for word in offered(book, "members", "track")}
    members = [
        {
            "id": ids[track],
            "name": f"成員{ids[track]}",
            "branch": "東支部" if at != 1 else "西支部",
            "track": track_words[track],
            "post": "書記",
            "start": dt.date(YEAR, 1, 1),
            "end": dt.date(YEAR, 12, 31),
            "grade": 88.5,
        }
        for at, track in enumerate(tracks)
    ]
    for member in members:
        if "standing" in columns(sheets["members"], "members"):
            member["standing"] = offered(book, "members", "standing")[1]
    branches = list(dict.fromkeys(str(member["branch"]) for member in members))
    fill(sheets["members"], "members", members)
    if sheets["schedule"].sheet_state != "hidden":
        held = offered(book, "schedule", "activity")
        fill(
            sheets["schedule"],
            "schedule",
            [
                {"branch": branch, "date": dt.date(YEAR, 3, 1), "activity": word, "hours": 2, "topic": "題目"}
                for branch in branches
                for word in held
            ],
        )
    activity_words = {lexicon().activities[word]: word for word in offered(book, "activities", "activity")}
    attendance = offered(book, "activities", "attendance")[:1] if any(rules().tracks[t][0].held for t in tracks) else []
    done = [
        {
            **row,
            "attendance": attendance[0] if entry.kind == "held" else None,
            "id": ids[track],
            "name": f"成員{ids[track]}",
            "activity": activity_words[name],
        }
        for track in tracks
        for name, entry in rules().tracks[track][0].activities.items()
        if entry.kind != "branch"
        for row in deeds(entry)
    ]
    fill(sheets["activities"], "activities", done)
    verdicts = offered(book, "appraisal", "verdict")
    fill(
        sheets["appraisal"],
        "appraisal",
        [
            {
                "id": ids[track],
                "verdict": verdicts[at % 2],
                "poll_score": 92.55,
                "votes_excellent": 3,
                "satisfaction": 99.5,
            }
            for at, track in enumerate(tracks)
        ],
    )
    if sheets["branches"].sheet_state != "hidden":
        numbers = {"year_end_rank": 2, "branches_ranked": 8, "staff": 100, "attending": 80}
        fill(sheets["branches"], "branches", [{"branch": branch, **numbers} for branch in branches])
    target = path.with_stem(f"{path.stem}-filled")
    book.save(target)
    book.close()
    return target


def deeds(entry: Vocabulary) -> Iterator[dict[str, object]]:
    """A row for each result of an activity; one of a held activity, which is attended once."""
    results = entry.results if entry.kind != "held" else entry.results[:1]
    for result in results or (None,):
        row: dict[str, object] = {"date": dt.date(YEAR, 3, 1), "result": result}
        if entry.hours == "required":
            row["hours"] = 2.5
        if entry.characters == "required":
            row["characters"] = 20000
        if entry.level == "required":
            row["level"] = "省"
        yield row


def fill(sheet: Worksheet, key: SheetKey, rows: list[dict[str, object]]) -> None:
    """Write rows under the example, each value into its column if the template has it."""
    letters = columns(sheet, key)
    for at, row in enumerate(rows, FIRST):
        for field, value in row.items():
            if field in letters and value is not None:
                sheet[f"{letters[field]}{at}"] = value


# ── In another program ──────────────────────────────────────────────────────────────────────────────────────────────

WRONG: list[tuple[SheetKey, str, object]] = [
    ("members", "id", "002"),
    ("members", "track", "普通"),
    ("members", "standing", "準"),
    ("members", "start", dt.date(YEAR + 1, 1, 1)),
    ("members", "end", dt.date(YEAR - 1, 1, 1)),
    ("members", "grade", 88.555),
    ("members", "grade", 101),
    ("schedule", "branch", "南支部"),
    ("schedule", "date", dt.date(YEAR - 1, 12, 31)),
    ("schedule", "date", "三月一日"),
    ("schedule", "activity", "承諾書"),
    ("schedule", "hours", -1),
    ("schedule", "hours", "兩小時"),
    ("activities", "id", "01"),
    ("activities", "id", "1"),
    ("activities", "id", "440100200001010013"),
    ("activities", "name", "成員002"),
    ("activities", "date", dt.date(YEAR + 1, 1, 1)),
    ("activities", "activity", "轉正逾期"),
    ("activities", "attendance", "到場"),
    ("activities", "characters", -2),
    ("activities", "level", "縣級"),
    ("activities", "result", "通過"),
    ("appraisal", "id", "009"),
    ("appraisal", "id", "002"),
    ("appraisal", "verdict", "好"),
    ("appraisal", "poll_score", 92.555),
    ("appraisal", "votes_excellent", 1.5),
    ("appraisal", "votes_excellent", -1),
    ("branches", "branch", "南支部"),
    ("branches", "year_end_rank", 9),
    ("branches", "year_end_rank", 0),
    ("branches", "branches_ranked", 0),
    ("branches", "attending", 1.5),
]


@pytest.fixture(scope="module")
def passed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Filled templates, as they went through LibreOffice to OpenDocument and back; two with the checks written out."""
    folder = tmp_path_factory.mktemp("office")
    sound = [filled(made(folder, ALL, language), ALL) for language in LANGUAGES]
    probes = [probe_right(sound[1], folder / "right.xlsx"), probe_wrong(sound[1], folder / "wrong.xlsx")]
    there = recalculate.convert(sound, folder / "ods", "ods")
    back = recalculate.convert([*there, *probes], folder / "back")
    return {path.stem: path for path in back}


def probe_right(source: Path, target: Path) -> Path:
    """A copy in which the check of each filled cell stands as a formula far to the right."""
    book = load_workbook(source)
    for key, sheet in records_sheets(book).items():
        rows = range(FIRST, sheet.max_row + 1)
        for at, letter in enumerate(columns(sheet, key).values()):
            for row in rows:
                if sheet[f"{letter}{row}"].value is not None:
                    put_probe(sheet, letter, row, PROBES + at)
    book.save(target)
    book.close()
    return target


def probe_wrong(source: Path, target: Path) -> Path:
    """A copy with a row more for each wrong value, which is the first row but for that value, and its check."""
    book = load_workbook(source)
    sheets = records_sheets(book)
    for at, (key, field, value) in enumerate(WRONG, WRONG_FROM):
        letters = columns(sheets[key], key)
        for letter in letters.values():
            sheets[key][f"{letter}{at}"] = sheets[key][f"{letter}{FIRST}"].value
        sheets[key][f"{letters[field]}{at}"] = value
        put_probe(sheets[key], letters[field], at, PROBES)
    book.save(target)
    book.close()
    return target


def put_probe(sheet: Worksheet, letter: str, row: int, column: int) -> None:
    """Write the check of a cell as a formula, if it has one that refuses anything."""
    check = validation(sheet, f"{letter}{FIRST}")
    if check is not None and check.showErrorMessage:
        formula = Translator(f"={as_formula(check, letter)}", f"A{FIRST}").translate_formula(f"A{row}")
        sheet.cell(row, column).value = formula


WRONG_FROM = 200
PROBES = 40


def as_formula(check: DataValidation, letter: str) -> str:
    """Whether a check takes what stands in its first cell."""
    cell = f"{letter}{FIRST}"
    if check.type == "list":
        return f"SUMPRODUCT(--({check.formula1}={cell}))>0"
    if check.type == "custom":
        return str(check.formula1)
    if check.type == "textLength":
        return f"AND(LEN({cell})>={check.formula1},LEN({cell})<={check.formula2})"
    upper = f"{cell}<={check.formula2}" if check.formula2 else "TRUE"
    whole = f"INT({cell})={cell}" if check.type == "whole" else "TRUE"
    return f"IF(ISNUMBER({cell}),AND({cell}>={check.formula1},{upper},{whole}),FALSE)"


def verdicts_of(path: Path) -> dict[tuple[SheetKey, str], list[object]]:
    """What the checks said, by sheet and field."""
    book = load_workbook(path, data_only=True)
    said = {}
    for key, sheet in records_sheets(book).items():
        fields = [lexicon().columns(key)[column_word(str(cell.value))] for cell in sheet[1] if cell.value is not None]
        for at, field in enumerate(fields):
            said[key, str(field)] = [
                row[0]
                for row in sheet.iter_rows(FIRST, min_col=PROBES + at, max_col=PROBES + at, values_only=True)
                if row[0] is not None
            ]
    book.close()
    return said


@needs_office
def test_the_checks_take_what_is_right(passed: dict[str, Path]) -> None:
    """Every cell of a sound workbook passes its check in LibreOffice: ids of 18 digits, chosen words, dates."""
    said = verdicts_of(passed["right"])
    assert sum(map(len, said.values())) > 500
    assert {field: values for field, values in said.items() if not all(value is True for value in values)} == {}
    assert {(key, field) for key, field, _ in WRONG} <= {field for field, values in said.items() if values}


@needs_office
@pytest.mark.parametrize("number", range(len(WRONG)), ids=lambda at: f"{WRONG[at][0]}-{WRONG[at][1]}-{WRONG[at][2]}")
def test_a_check_refuses_what_is_wrong(number: int, passed: dict[str, Path]) -> None:
    """A value that the validator would tell of cannot be entered."""
    assert refusals(passed["wrong"])[number] is False


@cache
def refusals(path: Path) -> list[object]:
    book = load_workbook(path, data_only=True)
    sheets = records_sheets(book)
    found = [sheets[key].cell(at, PROBES).value for at, (key, _, _) in enumerate(WRONG, WRONG_FROM)]
    book.close()
    return found


@needs_office
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_passed_through_libreoffice_is_sound(language: Language, passed: dict[str, Path]) -> None:
    """Saved as OpenDocument and as a workbook again, nothing is wrong with it, and its checks are all there."""
    path = passed[f"{'-'.join(ALL)}-{language}-filled"]
    assert codes(path) == []
    book = load_workbook(path)
    for key, sheet in records_sheets(book).items():
        contract = rules().contract.sheets[key].columns
        # LibreOffice itself keeps a check for no more than a thousand rows after the last that is filled in.
        last = FIRST + 900
        for field, letters in columns(sheet, key).items():
            if contract[field].holds != "text":
                found = validation(sheet, f"{letters}{FIRST}")
                assert found is not None
                assert found is validation(sheet, f"{letters}{last}")
                assert sheet[f"{letters}1"].comment is not None
    assert len(offered(book, "activities", "activity")) == len(lexicon().activities.allowed) - 2
    book.close()


@needs_office
def test_the_lists_of_members_follow_what_is_written(passed: dict[str, Path]) -> None:
    """Each id and each branch of 成員 is offered once, in the order of the rows; the example is not."""
    book = load_workbook(passed[f"{'-'.join(ALL)}-zh-Hant-filled"], data_only=True)
    lists = book["選項"]
    found = {cell.value: cell.column for cell in lists[1]}
    for title, expected in (
        ("成員·編號（不重複）", ["001", "002", *EIGHTEEN_DIGITS]),
        ("成員·支部（不重複）", ["東支部", "西支部"]),
    ):
        column = found[title]
        values = [row[0] for row in lists.iter_rows(2, min_col=column, max_col=column, values_only=True)]
        assert [value for value in values if value] == expected
    book.close()
