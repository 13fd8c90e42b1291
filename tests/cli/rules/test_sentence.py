"""A rule is read back from its file alone, in every language, whatever its kind and what follows it."""

from pathlib import Path

import pytest

from dangxing.cli.rules.sentence import Sentence
from dangxing.cli.rules.words import Words
from dangxing.language import LANGUAGES, Language
from dangxing.rules import Rulebook, loading
from oracle.agreeing import loaded
from oracle.by_hand import rule_set
from oracle.dice import Made
from oracle.rules import CITED
from running import Run

EXAMPLES = Path(__file__).parents[3] / "examples" / "rules"
REGULATIONS = Path(__file__).parents[2] / "data" / "regulations"
FOLDERS = [None, *(EXAMPLES / name for name in ("students", "dormitories", "village", "company"))]


def read_back(book: Rulebook, rule_id: str, language: Language) -> str:
    """The sentence of the first rule of that id."""
    for rules in book.rule_sets.values():
        for _, track, _, category, found, rule in rules.walk():
            if found == rule_id:
                return str(Sentence(Words(language, book.names), track, category, rule_id, rule, rules.held))
    raise AssertionError(rule_id)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name if folder else "shipped")
def test_every_rule_is_read_back_and_shown(
    folder: Path | None, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    book = loading.load(folder)
    run = Run(capsys, "--lang", language)
    for rules in book.rule_sets.values():
        more = ("--rules", str(folder)) if folder else ()
        told = run("rules", "show", rules.id, "--as-sentence", *more)
        assert told.status == 0
        count = sum(1 for _ in rules.walk())
        assert len(told.out.splitlines()) == 3 * count
        assert "{" not in told.out
        assert run("rules", "show", rules.id, *more).status == 0


@pytest.mark.parametrize(
    ("folder", "rule_id", "said"),
    [
        ("students", "conduct.truancy", "「曠課」的記錄按日期先後數，每月重新數，按第幾次取分：≥ 3扣3分、≥ 1扣1分、"),
        ("students", "conduct.exams", "每有一條結果為考試的「曠課」的記錄，扣5分；計入本條的，「"),
        ("students", "service.hours", "「志願服務」的學時合計，每3，加1分，按比例計；本條合計至多計10分；"),
        ("students", "service.counsellor", "「輔導員評分」的合計，每1，加0.5分，按比例計；"),
        ("students", "achievement.research", "再乘以：獨著 100%、第一作者 80%、第二作者 45%，其他的乘以20%；"),
        ("students", "achievement.shows", "與「競賽與演出」的其他條一起，主題相同的只計分值最高的1條；"),
        ("dormitories", "members.articles", "本條合計至多計3分；讀的是組裏各人的記錄；計入「成員」："),
        ("dormitories", "room.cleanliness", "「衛生檢查」的每條記錄，由人評定-5至-0.5分，空着或超出的是錯誤；"),
    ],
)
def test_what_a_sentence_says(folder: str, rule_id: str, said: str) -> None:
    """The words of the regulation, from the keys alone."""
    told = read_back(loading.load(EXAMPLES / folder), rule_id, "zh-Hant")
    assert said in told


SHIFTS = {"kind": "amount", "activity": ["值班", "志願"], "measure": "hours", "units": "proportion"} | CITED
SHIFTS |= {"points": 1, "per": 1, "factor": {"by": "activity", "table": {"值班": "150 %"}, "otherwise": 1}}


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            {"kind": "value-table", "by": "nth", "activity": "花展", "table": [{"at_least": 3, "gives": -10}]}
            | CITED
            | {"keep": {"first": 1, "same": "subject"}},
            "其他的不計；主題相同的先只留日期最先的1條，其餘的當作沒有，不數也不計；計入",
        ),
        (
            SHIFTS | {"factor": None, "of": "mean", "over": {"number": 12, "pro_rata": "twelfths"}},
            "只計超過12（不滿一年的按月折算）的部分",
        ),
        (
            {"kind": "given", "activity": "嘉獎", "between": [0, 100], "table": {"獨": 95}, "of": "mean"}
            | CITED
            | {"weighed_by": "hours"},
            "結果寫明的按表計，不看填的分值：獨加95分；按學時加權取平均；計入",
        ),
        (
            {"kind": "per-occurrence", "activity": ["培訓", "值班"], "points": 1} | CITED,
            "每有一條「培訓／值班」的記錄，加1分；「培訓」只計出席的；",
        ),
        (SHIFTS | {"each_at_most": 2, "at_most": 8}, "其他的乘以100%；每條至多計2分；本條合計至多計8分；"),
    ],
)
def test_what_is_said_of_rows(rule: Made, said: str) -> None:
    """Which of them count, what they are multiplied by and what each may give, in the order in which it is reckoned."""
    book = loaded([rule_set({"c0": {"start": 0, "cap": 9, "rules": {"r": rule}}})])
    assert said in read_back(book, "r", "zh-Hant")


def test_what_is_held_in_each_part_of_the_year_is_told_so() -> None:
    """Where a category is settled by parts of the year, what rules and parts give at most is of each of them."""
    assert "；「加分」每季度合計至多計8分；" in read_back(loading.load(REGULATIONS / "posting"), "visits", "zh-Hant")
    assert "；每週至多計50分；" in read_back(loading.load(REGULATIONS / "anew"), "breaches", "zh-Hant")


def test_a_sentence_does_not_look_at_what_the_rule_says(tmp_path: Path) -> None:
    """The cheapest test that an author predicted rightly: says may claim anything."""
    for path in EXAMPLES.joinpath("village").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace("says: ", "says: 胡說"), encoding="utf-8")
    before, after = loading.load(EXAMPLES / "village"), loading.load(tmp_path)
    rule_ids = [rule_id for rules in before.rule_sets.values() for *_, rule_id, _ in rules.walk()]
    assert rule_ids
    for rule_id in rule_ids:
        assert read_back(before, rule_id, "zh-Hant") == read_back(after, rule_id, "zh-Hant")


def test_what_a_rule_leaves_out_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By ``rules show`` and where the clauses are held against the rules."""
    for path in EXAMPLES.joinpath("dormitories").rglob("*.yaml"):
        target = tmp_path / path.relative_to(EXAMPLES / "dormitories")
        target.parent.mkdir(exist_ok=True)
        text = path.read_text(encoding="utf-8")
        target.write_text(
            text.replace(
                "            says: 值日未做一次扣1分\n",
                "            says: 值日未做一次扣1分\n            leaves_out: 代值日的不扣\n",
            ),
            encoding="utf-8",
        )
    run = Run(capsys, "--lang", "en")
    assert "Leaves out  代值日的不扣" in run("rules", "show", "conduct.duty", "--rules", str(tmp_path)).out
    told = run("rules", "coverage", "--rules", str(tmp_path)).out
    assert "rule resident/conduct.duty; left out of it: 代值日的不扣" in told


def test_what_a_mean_leaves_out_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So many rows, or a share of them."""
    broken = Path(__file__).parents[2] / "rules_broken" / "drop-many.yaml"
    text = broken.read_text(encoding="utf-8").replace("{highest: 4}", "{highest: 2, lowest: 10 %}")
    text = text.replace("measure: count", "measure: characters").replace("en: notes", "en: notes, characters: required")
    (tmp_path / "sample.yaml").write_text(text, encoding="utf-8")
    told = Run(capsys, "--lang", "en")("rules", "show", "sample", "--rules", str(tmp_path))
    assert (told.status, told.err) == (0, "")
    assert "highest left out: 2, lowest left out: 10 %" in " ".join(told.out.split())
