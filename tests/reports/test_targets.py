"""Next year's targets: what is listed, what is marked, how it is worded and written; and ``dangxing targets``."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

import builders
import recalculate
from dangxing import cli, ledger
from dangxing.language import Language
from dangxing.language.voice import Voice
from dangxing.ledger import open_ledger
from dangxing.records import Records
from dangxing.reports import targets
from dangxing.reports.targets import Targets
from dangxing.reports.targets.wording import Words
from dangxing.results import Result
from dangxing.rules import Rulebook, loading
from dangxing.scoring import score
from ledger_factory import RULES, YEAR, fresh, result
from oracle.agreeing import loaded
from oracle.by_hand import rule_set
from oracle.rules import CITED

Capture = pytest.CaptureFixture[str]
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "records.xlsx"


def made(folder: Path, found: Records, rules: Rulebook = RULES) -> list[Targets]:
    """The targets by ``rules`` of members who were scored by the shipped ones."""
    with open_ledger(fresh(folder), "write") as book:
        book.enter(ledger.entry_of(result("a.xlsx", found), RULES))
    with open_ledger(fresh(folder)) as book:
        rows = targets.in_order(book.cards(YEAR), rules)
        return list(targets.targets_of(book, rows, rules))


def ordinary(verdict: str | None = "合格", poll: object = 80, **fields: object) -> Records:
    """An ordinary member who did one deed, and was negligent."""
    return builders.records(
        [builders.member("1", **fields)],
        activities=[builders.did("為單位辦實事"), builders.did("失職")],
        appraisal=[builders.appraised("1", verdict, poll)],
    )


def test_every_rule_of_the_track_in_order(tmp_path: Path) -> None:
    """Those of the year, and no others."""
    [found] = made(tmp_path, ordinary())
    track = RULES.tracks["ordinary"][1]
    assert [item.rule_id for item in found.items] == [
        rule_id for category in track.categories.values() for rule_id in category.rules
    ]


def test_what_was_lost_is_a_priority(tmp_path: Path) -> None:
    """What was gained is told, and none of it is."""
    [found] = made(tmp_path, ordinary())
    items = {item.rule_id: item for item in found.items}
    assert (items["duty.negligence"].points, items["duty.negligence"].priority) == (-10, True)
    assert (items["duty.unit-deeds"].points, items["duty.unit-deeds"].priority) == (5, False)
    assert (items["study.missed"].points, items["study.missed"].standing) == (0, "scored")
    assert found.gained == 5
    assert found.lost == sum(item.points for item in found.items if item.points < 0)
    assert found.priorities == sum(item.points < 0 for item in found.items) > 1


def test_what_a_rule_gave_does_not_hide_what_it_took(tmp_path: Path) -> None:
    """One training with a paper and one without: a row for each, and the loss is a priority."""
    rows = [builders.did("黨校培訓", "03-01", result="有心得"), builders.did("黨校培訓", "05-01", result="無心得")]
    leader = builders.records(
        [builders.member("1", "leader")], activities=rows, appraisal=[builders.appraised("1", "合格", 80)]
    )
    [found] = made(tmp_path, leader)
    items = [(item.points, item.priority) for item in found.items if item.rule_id == "theory.training"]
    assert items == [(3, False), (-2, True)]


def test_a_rule_of_several_parts_of_the_year_is_told_once(tmp_path: Path) -> None:
    """What it took in three quarters comes together, with what was found in each."""
    short = {"kind": "shortfall", "activity": "值班", "measure": "hours", "target": 2, "unit": 1, "points": -1} | CITED
    settle = {"every": "quarter", "year": "mean", "over": "all"}
    rules = loaded([rule_set({"c0": {"start": 10, "cap": 10, "settle": settle, "rules": {"r": short}}})])
    rows = [builders.did("值班", date, hours=hours) for date, hours in (("01-02", 1), ("05-02", 2))]
    found = builders.records([builders.member("1", "a")], activities=rows)
    scored = Result("a.xlsx", "", YEAR, found, score(found, rules, YEAR), ())
    with open_ledger(fresh(tmp_path), "write") as book:
        book.enter(ledger.entry_of(scored, rules))
        [each] = targets.targets_of(book, targets.in_order(book.cards(YEAR), rules), rules)
    [item] = each.items
    assert [line.points for line in scored.cards[0].lines] == [-1, -2, -2]
    assert (item.points, item.priority, each.priorities) == (-5, True, 1)
    assert [Voice("zh-Hant").remark(remark)[:4] for remark in item.remarks] == ["第1季度", "第3季度", "第4季度"]


def test_a_vetoed_member_has_targets(tmp_path: Path) -> None:
    """Of which nothing is known of last year."""
    [found] = made(tmp_path, ordinary("不合格"))
    assert {item.standing for item in found.items} == {"unscored"}
    assert (found.card.total, found.priorities, found.lost) == (None, 0, 0)


def test_a_pending_member_has_targets(tmp_path: Path) -> None:
    """With what was lost as far as it goes."""
    [found] = made(tmp_path, ordinary(None, None))
    assert found.card.total is None
    assert found.priorities > 0


def changed(tmp_path: Path) -> Rulebook:
    """The shipped rules, of which one ends with the year."""
    folder = tmp_path / "rules"
    folder.mkdir()
    text = (loading.shipped_rules() / "enterprise.yaml").read_text(encoding="utf-8")
    head, tail = text.split("  ordinary:\n")
    tail = tail.replace("          duty.negligence:\n", "          duty.negligence:\n            until: 2024-12-31\n")
    (folder / "enterprise.yaml").write_text(f"{head}  ordinary:\n{tail}", encoding="utf-8")
    return loading.load(folder)


def test_rules_of_the_new_year(tmp_path: Path) -> None:
    """One no longer in force is not listed, and its points are told apart."""
    rules = changed(tmp_path)
    before = rules.for_year(YEAR)
    [found] = made(tmp_path, ordinary(), rules.for_year(YEAR + 1))
    assert "duty.negligence" in before.tracks["ordinary"][1].categories["duty"].rules
    assert "duty.negligence" not in [item.rule_id for item in found.items]
    assert found.dropped == -10


def test_a_rule_that_is_new(tmp_path: Path) -> None:
    """It has no last year."""
    track = RULES.tracks["ordinary"][1]
    duty = track.categories["duty"]
    more = duty.model_copy(update={"rules": {"duty.more": duty.rules["duty.tasks"], **duty.rules}})
    own = track.model_copy(update={"categories": track.categories | {"duty": more}})
    enterprise = RULES.rule_sets["enterprise"]
    newer = enterprise.model_copy(update={"tracks": enterprise.tracks | {"ordinary": own}})
    rules = Rulebook(
        contract=RULES.contract,
        rule_sets=RULES.rule_sets | {"enterprise": newer},
        digests=RULES.digests,
        folder=RULES.folder,
    )
    [found] = made(tmp_path, ordinary(), rules)
    standings = {item.rule_id: item.standing for item in found.items}
    assert (standings["duty.more"], standings["duty.tasks"]) == ("new", "scored")


def test_members_by_branch_track_and_id(tmp_path: Path) -> None:
    """Branches in either script are one."""
    members = [
        builders.member("3", branch="甲党支部"),
        builders.member("2", branch="乙支部"),
        builders.member("1", branch="甲黨支部"),
        builders.member("9", "leader", branch="甲黨支部"),
    ]
    found = made(tmp_path, builders.records(members))
    assert [(each.card.id, each.card.branch) for each in found if "甲" in each.card.branch] == [
        ("9", "甲黨支部"), ("1", "甲黨支部"), ("3", "甲党支部"),
    ]  # fmt: skip


def test_many_members_are_split_by_branch(tmp_path: Path) -> None:
    """All together while there are few, else by branch, and a large branch in parts."""
    members = [builders.member(str(at), branch="甲" if at < 5 else "乙") for at in range(7)]
    with open_ledger(fresh(tmp_path), "write") as book:
        book.enter(ledger.entry_of(result("a.xlsx", builders.records(members)), RULES))
        rows = targets.in_order(book.cards(YEAR), RULES)
    [together] = targets.portions(rows, 7)
    assert (together.name, len(together.rows)) == (None, 7)
    parts = targets.portions(rows, 3)
    assert sorted((part.name, len(part.rows)) for part in parts) == [("乙", 2), ("甲", 2), ("甲", 3)]


@pytest.mark.parametrize(
    ("rule", "target", "stake"),
    [
        ("leader/theory.lectures-held", "黨課每月至少1次", "每缺1次 −1"),
        ("leader/theory.lecture-hours", "黨課每次不少於2學時", "每少1學時 −0.5"),
        ("leader/theory.notes", "學習筆記不少於3萬字", "每少1萬字 −1，沒有的 −3"),
        ("leader/theory.articles", "心得體會／理論文章不少於3篇", "每少1篇 −1"),
        ("leader/theory.training", "「黨校培訓」都做到「有心得」", "每次 有心得 +3，其他 −2"),
        ("leader/theory.visits", "爭取「參觀學習」", "每次 書記 +2，委員 +1"),
        ("leader/organisation.congress-missed", "支部黨員大會全部參加", "每缺1次 −0.5"),
        ("leader/organisation.overdue", "不出現「轉正逾期」", "−1"),
        ("leader/organisation.study-forfeit", "集中學習至少參加1次", "本項計0分（−20）"),
        ("leader/duty.absences", "各類支部活動無故缺席0次", "每缺1次 −3"),
        ("leader/duty.branch-rank", "支部名次進前3名", "前3名：書記 +5，委員 +3\n後3名：書記 −5，委員 −3"),
        ("leader/review.opinions", "完成「徵求意見」，結果不是「不廣泛」", "−3"),
        ("leader/review.verdict", "民主評議「優秀」", "優秀 +3，基本合格 −3"),
        ("ordinary/study.articles", "理論文章不少於2篇，每篇5000字以上", "每少1篇 −2"),
        ("ordinary/study.hours", "集中學習學滿安排的學時", "每少1學時 −0.5"),
        ("ordinary/duty.excellence", "爭取「工作成績突出」", "+5"),
        ("ordinary/duty.commendations", "爭取「表彰」", "每次 中央 +15，省 +10，市 +5，區 +3"),
    ],
)
def test_what_a_rule_asks_for(rule: str, target: str, stake: str) -> None:
    """As short as it can be told, with the number where there is one."""
    track, _, rule_id = rule.partition("/")
    [category] = [each for each in RULES.tracks[track][1].categories.values() if rule_id in each.rules]
    words = Words("zh-Hant", rules=RULES.rule_sets["enterprise"])
    assert words.target(category.rules[rule_id]) == target
    assert words.stake(category.rules[rule_id], category) == stake


def test_requirements() -> None:
    """Each condition is a target; what is lost is the category's standard."""
    words = Words("zh-Hant", rules=RULES.rule_sets["student"])
    told = {
        rule_id: (words.target(rule), words.stake(rule, category))
        for _, _, _, category, rule_id, rule in RULES.rule_sets["student"].walk()
    }
    assert told["volunteering"] == ("志願服務不少於18次、35小時", "−1")
    assert told["classic"][0] == "完成「研讀經典」；完成「讀書筆記」；完成「心得體會」；完成「學習交流」"
    assert told["kindness"][0].endswith("之一")


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_every_shipped_rule_can_be_told(language: Language) -> None:
    """In every language, none of them empty."""
    for rules in RULES.rule_sets.values():
        words = Words(language, RULES.names, rules=rules)
        for _, _, _, category, _, rule in rules.walk():
            assert words.target(rule).strip(" :;；")
            assert any(sign.isdigit() for sign in words.stake(rule, category))


class TestWorkbook:
    """What is written."""

    def write(self, folder: Path, found: Sequence[Targets], language: Language = "zh-Hant") -> Path:
        """The workbook."""
        target = folder / "targets.xlsx"
        targets.write_targets(found, RULES, YEAR + 1, target, language)
        return target

    def test_the_same_targets_give_the_same_bytes(self, tmp_path: Path) -> None:
        """Nothing tells when it was written."""
        found = made(tmp_path, ordinary())
        first = self.write(tmp_path, found).read_bytes()
        assert self.write(tmp_path, found).read_bytes() == first

    def test_a_member_s_sheet(self, tmp_path: Path) -> None:
        """Numbers are numbers, losses are marked with how to mend them, and there is where to sign."""
        book = load_workbook(self.write(tmp_path, made(tmp_path, ordinary())))
        assert book.sheetnames == ["總覽", "成員1"]
        sheet = book["成員1"]
        rows = {row[1]: row for row in sheet.iter_rows(values_only=True) if row[1]}
        lost = next(row for says, row in rows.items() if "失職" in str(says))
        assert lost[4:6] == (-10, "重點")
        assert lost[6]
        kept = next(row for says, row in rows.items() if "合理化建議" in str(says))
        assert kept[4:7] == (0, None, None)
        signs = [cell.value for cell in sheet[sheet.max_row] if cell.value]
        assert [str(each).partition("（")[0] for each in signs] == ["本人", "黨支部書記"]
        assert sheet.page_setup.paperSize == 9
        assert sheet.print_title_rows == "$4:$4"

    def test_names_cannot_do_harm(self, tmp_path: Path) -> None:
        """A name is no formula, no markup, no code of a page's header; two of one name have a sheet each."""
        name = '=HYPERLINK("x")&<b>[1]\x07/?*\''
        members = [builders.member(id_) for id_ in ("1", "2")]
        renamed = [type(each)(**{**_fields(each), "name": name}) for each in members]
        book = load_workbook(self.write(tmp_path, made(tmp_path, builders.records(renamed))))
        assert len(book.sheetnames) == 3
        for title in book.sheetnames[1:]:
            assert all(cell.data_type != "f" for row in book[title].iter_rows() for cell in row)
            assert "\x07" not in str(book[title].oddHeader.center.text)
        links = [book.worksheets[0].cell(row, 3) for row in (4, 5)]
        assert all(str(link.value).startswith("=HYPERLINK(\"#'") for link in links)

    @pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not installed")
    def test_recalculating_changes_no_stored_value(self, tmp_path: Path) -> None:
        """The overview's figures come out of the members' sheets."""
        members = [builders.member("1"), builders.member("2", "leader"), builders.member("3", "student")]
        stored = self.write(tmp_path, made(tmp_path, builders.records(members)))
        assert recalculate.differences(stored) == (12, [])

    def test_a_long_sheet_breaks_before_a_category(self, tmp_path: Path) -> None:
        """So that signatures never stand on a page alone; a short one is made to fit on one page."""
        people = [builders.member("1", "leader", post="書記"), builders.member("2", "student")]
        found = made(tmp_path, builders.records(people, appraisal=[builders.appraised("1", "合格", 80)]))
        book = load_workbook(self.write(tmp_path, found))
        long, short = (book[each.card.name] for each in found)
        breaks = [found.id for found in long.row_breaks.brk]
        assert breaks
        assert all("標準" in str(long.cell(row + 1, 1).value) for row in breaks)
        assert (short.page_setup.fitToHeight, len(short.row_breaks.brk)) == (None, 0)


def _fields(member: object) -> dict[str, object]:
    return {name: getattr(member, name) for name in member.__dataclass_fields__}  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger of the example."""
    folder = tmp_path_factory.mktemp("scored")
    arguments = ["--quiet", "--ledger", str(folder / "l.sqlite"), "--out", str(folder), "--format", "json"]
    assert cli.main(["score", str(EXAMPLE), *arguments]) == 0
    return (folder / "l.sqlite").read_bytes()


class TestCommand:
    """``dangxing targets``."""

    @pytest.fixture(autouse=True)
    def _folder(self, folder: Path, scored: bytes, capsys: Capture) -> None:
        (folder / "dangxing.sqlite").write_bytes(scored)
        capsys.readouterr()

    def test_the_year_after_the_last(self, capsys: Capture) -> None:
        """Everybody, in the script of the run."""
        assert cli.main(["targets"]) == 0
        assert capsys.readouterr().out.startswith("Written: targets-2025.xlsx, members: 60, priorities: ")
        book = load_workbook("targets-2025.xlsx", read_only=True)
        assert len(book.sheetnames) == 61
        assert book.sheetnames[0] == "總覽"
        book.close()

    def test_some(self, capsys: Capture) -> None:
        """By branch and track in either script, and by id, into the file that is named."""
        arguments = ["--branch", "城建学院党支部", "--track", "普通党员", "--member", "0205", "--member", "0208"]
        assert cli.main(["targets", *arguments, "--out", "mine.xlsx", "--lang", "zh-Hans"]) == 0
        book = load_workbook("mine.xlsx", read_only=True)
        assert book.sheetnames == ["总览", "白雪晴", "史懷遠"]
        book.close()

    def test_what_is_there_is_left_alone(self, capsys: Capture) -> None:
        """It may have been filled in; --force replaces it."""
        Path("targets-2025.xlsx").write_bytes(b"signed")
        assert cli.main(["targets", "--member", "0205"]) == 2
        assert "targets-2025.xlsx: error already-there: " in capsys.readouterr().err
        assert Path("targets-2025.xlsx").read_bytes() == b"signed"
        assert cli.main(["targets", "--member", "0205", "--force"]) == 0
        assert Path("targets-2025.xlsx").read_bytes()[:2] == b"PK"

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--year", "2024"], "no-year: The ledger has no results of 2023"),
            (["--branch", "丙支部"], "no-branch: The ledger has no branch 丙支部 in 2024; it has: "),
            (["--member", "0205", "--member", "none"], "no-member: The ledger has no member none in 2024"),
            (["--track", "nobody"], "no-such-track: There is no track nobody; the tracks are: "),
            (["--out", "a.ods"], "not-xlsx: "),
        ],
    )
    def test_wrong_usage(self, capsys: Capture, arguments: list[str], said: str) -> None:
        """One line that names what there is, status 2, and nothing is written."""
        assert cli.main(["targets", *arguments]) == 2
        assert said in capsys.readouterr().err.splitlines()[0]
        assert list(Path().glob("*.xlsx")) == []

    def test_many_members(self, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
        """A workbook a branch, in a folder of their own; one file cannot hold them."""
        monkeypatch.setattr(targets.portions, "__defaults__", (40,))
        assert cli.main(["targets", "--out", "one.xlsx"]) == 2
        assert "error wants-folder: For 60 members there are 2 workbooks" in capsys.readouterr().err
        assert cli.main(["targets"]) == 0
        assert sorted(path.name for path in Path("targets-2025").iterdir()) == [
            "targets-2025-城建學院黨支部.xlsx",
            "targets-2025-城投公司機關黨支部.xlsx",
        ]

    def test_a_track_that_is_gone(self, capsys: Capture) -> None:
        """Its members are told, the others have their targets."""
        own = Path("own")
        own.mkdir()
        for name in ("enterprise", "student"):
            (own / f"{name}.yaml").write_bytes((loading.shipped_rules() / f"{name}.yaml").read_bytes())
        assert cli.main(["targets", "--rules", "own"]) == 0
        out, err = capsys.readouterr()
        assert "warning no-rules: The rules of 2025 have no track trainee; no targets for " in err
        assert "members: 60" not in out
