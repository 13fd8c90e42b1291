"""The report as a page: what it says, that nothing in it can act, and that it stands alone."""

import base64
import hashlib
import itertools
import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

import report_factory
from dangxing.errors import FileProblem
from dangxing.language import LANGUAGES
from dangxing.language.voice import figure, signed
from dangxing.reports.bins import bins
from dangxing.reports.page import charts, page, write_report_html
from dangxing.reports.page.words import clipped, fit, places

HOSTILE = [
    "<script>window.hurt=1</script>",
    '"><img src=x onerror=window.hurt=1>',
    "</script><script>window.hurt=1</script>",
    "{{ 7*7 }}{% raw %}",
    "\u202e絲張\u2066",
    "\x00\x07壞\x1b[31m",
    "甲" * 32_767,
]


class Seen(HTMLParser):
    """The elements of a page with their attributes, and the ids that are used twice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        ids = [found["id"] for _, found in self.tags if "id" in found]
        self.twice = {id_ for id_ in ids if ids.count(id_) > 1}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "dangxing.sqlite"
    report_factory.fill(path)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_tells_the_year_in_each_language(book: Path, tmp_path: Path, language: str) -> None:
    """Title, rules with version and digest, every member, lines with their clause, and reasons are there."""
    text = report_factory.write(book, tmp_path / "report.html", language)
    report = report_factory.real(book)
    assert f'<html lang="{language}">' in text
    assert "2024" in re.findall(r"<title>(.*)</title>", text)[0]
    for entry in report:
        assert all(digest in text for digest in entry.digests)
        # They are for who checks: all that is to be read comes before.
        assert all(text.count(digest) == 1 for digest in entry.digests)
        assert min(map(text.index, entry.digests)) > max(text.index(card.name) for card in entry.members)
        assert all(member.name in text for member in entry.members)
        assert entry.title(language) in text
        assert entry.reasons(entry.pending[0], language)[0] in text
        assert entry.losses
        assert entry.says(entry.losses[0].says, language) in text
    assert not Seen(text).twice


def test_words_follow_the_language(book: Path, tmp_path: Path) -> None:
    """A page in Simplified script has no Traditional word of ours; an English one has English headings."""
    hans = report_factory.write(book, tmp_path / "hans.html", "zh-Hans")
    assert "名次表" in hans
    assert "总分" in hans
    assert "總分" not in re.sub(r"<script.*?</script>", "", hans, flags=re.DOTALL)
    assert "Ranked members" in report_factory.write(book, tmp_path / "en.html", "en")


def test_a_page_asks_for_nothing(book: Path, tmp_path: Path) -> None:
    """Nothing is fetched: no address in it but names of namespaces, no element that loads, no handler."""
    text = report_factory.write(book, tmp_path / "report.html")
    assert set(re.findall(r"https?://[^\"' )]+", text)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert "@import" not in text
    assert "url(" not in text
    for tag, attributes in Seen(text).tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
        assert not any(name.startswith("on") or name == "src" for name in attributes)
        assert attributes.get("href", "#").startswith("#")


def test_only_the_page_s_own_script_may_run(book: Path, tmp_path: Path) -> None:
    """The policy forbids everything but styles in the page and the one script whose digest it names."""
    text = report_factory.write(book, tmp_path / "report.html")
    [(_, found)] = [
        (tag, found) for tag, found in Seen(text).tags if found.get("http-equiv") == "Content-Security-Policy"
    ]
    scripts = re.findall(r"<script>(.*?)</script>", text, flags=re.DOTALL)
    assert len(scripts) == 1
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert found["content"] is not None
    assert found["content"].startswith("default-src 'none'; ")
    assert f"script-src 'sha256-{digest}';" in found["content"]


def test_the_same_report_gives_the_same_bytes(book: Path, tmp_path: Path) -> None:
    """Nothing of the clock or of chance is on the page."""
    assert report_factory.write(book, tmp_path / "a.html") == report_factory.write(book, tmp_path / "b.html")


def test_what_users_wrote_cannot_become_markup(book: Path, tmp_path: Path) -> None:
    """Names that are markup, template or script stand as text, in HTML and in data alike."""
    report = report_factory.renamed(report_factory.real(book), HOSTILE)
    for ready in (True, False):
        target = tmp_path / "report.html"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(page, "READY", page.READY if ready else 0)
            write_report_html(report, target, "en", lines=report_factory.SomeLines(10, 2, HOSTILE[2]))
        text = target.read_text("utf-8")
        assert "window.hurt" in text
        assert "<script>window.hurt" not in text
        assert "<img" not in text
        assert "{{ 7*7 }}" in text
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text)
        assert "甲" * 161 not in text
        assert [tag for tag, _ in Seen(text).tags].count("script") == text.count("<script")


def test_a_redacted_report_has_no_name(book: Path, tmp_path: Path) -> None:
    """No name, id or file name of anyone is anywhere on the page; lines are those of the members none the less."""
    text = report_factory.write(book, tmp_path / "report.html", redact=True)
    whole = report_factory.write(book, tmp_path / "whole.html")
    for member in report_factory.real(book).rule_sets[0].members:
        assert member.name not in text
        assert f">{member.id}<" not in text
        assert member.whole_path not in text
    lines = [re.findall(r'<table class="lines">.*?</table>', found, flags=re.DOTALL) for found in (text, whole)]
    assert lines[0] == lines[1] != []


def test_many_members_are_kept_as_data(book: Path, tmp_path: Path) -> None:
    """Two thousand members with twenty lines each make a page of some two megabytes, each rule told once."""
    report = report_factory.many(report_factory.real(book), 2_000)
    target = tmp_path / "report.html"
    write_report_html(report, target, "zh-Hant", lines=report_factory.SomeLines(2_000, 20))
    text = target.read_text("utf-8")
    assert target.stat().st_size < 3_000_000
    assert text.count('<tbody data-i="') == 2_000
    blocks = re.findall(r'<script type="application/json" id="s1-b\d+">(.*?)</script>', text)
    found = [member for block in blocks for member in json.loads(block)]
    assert [facts[3] for facts, _, _ in found] == [f"{at:06}" for at in range(2_000)]
    assert all(len(lines) == 20 for _, _, lines in found)
    [rulings] = re.findall(r'id="rulings">(.*?)</script>', text)
    assert len(json.loads(rulings)) == 1


def test_too_many_lines_or_members_are_left_out_with_a_note(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond what a browser can bear the page says what it leaves out, and how to get it."""
    target = tmp_path / "report.html"
    monkeypatch.setattr(page, "MOST_LINES", 5)
    monkeypatch.setattr(page, "MOST_MEMBERS", 3)
    write_report_html(report_factory.real(book), target, "en", lines=report_factory.SomeLines(10, 1))
    text = target.read_text("utf-8")
    assert "too many lines" in text
    assert "The first 3 of 10 members are shown" in text
    assert '<table class="lines">' not in text
    assert text.count('<tbody data-i="') == 3


def test_a_page_is_written_whole_or_not_at_all(book: Path, tmp_path: Path) -> None:
    """Where the lines fail half-way the page that was there stays; where the place cannot be written it is told."""

    class Failing(report_factory.SomeLines):
        def filled(self, cards: object) -> object:  # type: ignore[override]
            raise FileProblem("ledger.missing", path="gone")

    target = tmp_path / "report.html"
    target.write_text("before")
    report = report_factory.real(book)
    with pytest.raises(FileProblem, match="ledger"):
        write_report_html(report, target, "en", lines=Failing(1, 1))
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    with pytest.raises(FileProblem):
        write_report_html(report, target / "below.html", "en")


def test_without_lines_ranks_and_reasons_unfold(book: Path, tmp_path: Path) -> None:
    """A page made without lines does not claim that there were none."""
    target = tmp_path / "report.html"
    write_report_html(report_factory.real(book), target, "en")
    text = target.read_text("utf-8")
    assert "Branch rank" in text
    assert "No points were given" not in text


def test_charts_have_a_title_a_description_and_no_script() -> None:
    """A chart is one image to who cannot see it, named and described; its words are escaped."""
    svg = str(charts.bars("k", "<T>", "D & d", ["<b>", "乙"], [Decimal("12.5"), Decimal(-3)], Decimal(20)))
    assert 'role="img"' in svg
    assert 'aria-labelledby="k-title k-desc"' in svg
    assert '<title id="k-title">&lt;T&gt;</title>' in svg
    assert '<desc id="k-desc">D &amp; d</desc>' in svg
    assert svg.count("<title") == svg.count("<desc") == 1
    assert "<script" not in svg
    assert "<!--" not in svg
    assert "<b>" not in svg
    assert "−3" in svg


def test_figures_beside_bars_are_those_of_the_page() -> None:
    """Rounded half up, as wherever points are told: an eighth is 0.13, and five eighths less than nothing −0.63."""
    svg = str(charts.bars("k", "T", "D", ["甲", "乙"], [Decimal("0.125"), Decimal("-0.625")], None))
    assert [told for told in ("0.13", "−0.63") if f">{told}<" not in svg] == []
    assert "0.12<" not in svg


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ([], []),
        (["7"], [("7", "8", 1)]),
        (["0", "9.99", "10", "100"], [("0", "10", 2), ("10", "20", 1), ("100", "110", 1)]),
        (["-1.5", "0.5"], [("-2", "-1", 1), ("0", "1", 1)]),
    ],
)
def test_bins_hold_every_total_once(totals: list[str], expected: list[tuple[str, str, int]]) -> None:
    """A total on a border belongs to the bin that begins there; bins between may be empty."""
    found = bins(map(Decimal, totals))
    assert [(str(low), str(high), count) for low, high, count in found if count] == expected
    assert all(later[0] == earlier[1] for earlier, later in itertools.pairwise(found))
    assert len(found) <= 12


def test_figures_are_written_as_people_write_them() -> None:
    """A true minus, no idle zeros unless a column asks for decimals, a sign before what is a difference."""
    assert figure(Decimal("88.40")) == "88.4"
    assert figure(Decimal("-2.00"), 2) == "−2.00"
    assert figure(None) == "—"
    assert figure(100) == "100"
    assert [signed(value) for value in (Decimal("1.50"), Decimal(0), Decimal("-0.5"), None)] == [
        "+1.5",
        "0",
        "−0.5",
        "—",
    ]
    assert places([Decimal("1.00"), None]) == 0
    assert places([Decimal("1.50")]) == 2
    assert clipped("甲" * 161) == "甲" * 160 + "… (+1)"
    assert fit("a\x00\ud800b") == "a��b"
