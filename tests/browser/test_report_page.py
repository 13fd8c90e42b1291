"""The report's page in a real browser: it sorts, searches, unfolds, prints, and can be used by everyone."""

import base64
import re
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

import report_factory
from dangxing.reports.page import page, write_report_html
from effort import LONG, tries

MANY = tries("members on a page")
Show = Callable[..., Any]
NAMES = (
    "const shown = document.querySelectorAll('#s1-m > tbody:not([hidden]) > tr:first-child > th');"
    "return Array.from(shown, (cell) => cell.innerText.trim())"
)
TOTALS = "return Array.from(document.querySelectorAll('#s1-m td.total'), (cell) => cell.innerText)"
HOSTILE = [
    "<script>window.hurt=1</script>",
    '"><img src=x onerror=window.hurt=1>',
    "</script><script>window.hurt=1</script>",
    "\u202e絲張\u2066",
    "甲" * 32_767,
]


@pytest.fixture
def show(browser: Any) -> Show:
    """Open a page as wide as asked for; errors of earlier pages are forgotten."""

    def opened(target: Path, width: int = 1280) -> Any:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get_log("browser")
        browser.get(target.as_uri())
        return browser

    return opened


@pytest.fixture(scope="module")
def small(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small ledger."""
    target = tmp_path_factory.mktemp("pages") / "report-2024.html"
    report_factory.write(book, target)
    return target


@pytest.fixture(scope="module")
def large(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of so many members that what unfolds is kept as data."""
    target = tmp_path_factory.mktemp("pages") / "large.html"
    report = report_factory.many(report_factory.real(book), MANY)
    write_report_html(report, target, "zh-Hant", lines=report_factory.SomeLines(MANY, 10))
    return target


def click(browser: Any, css: str) -> None:
    """Click the first element that a selector finds."""
    browser.execute_script("document.querySelector(arguments[0]).click()", css)


def search(browser: Any, words: str) -> list[str]:
    """The names that are left when these words are searched for."""
    browser.execute_async_script(
        "const [words, done] = arguments; const box = document.querySelector('[data-for=s1-m] input');"
        "box.value = words; box.dispatchEvent(new Event('input')); setTimeout(done, 200)",
        words,
    )
    return list(browser.execute_script(NAMES))


def violations(browser: Any) -> list[tuple[str, Any]]:
    """What axe's rules find wrong."""
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    found = browser.execute_async_script("axe.run().then(arguments[0])")
    return [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found["violations"]]


def errors(browser: Any) -> list[str]:
    """What the browser's console has to say."""
    return [entry["message"] for entry in browser.get_log("browser")]


def test_columns_sort_both_ways(show: Show, small: Path) -> None:
    """A click sorts upwards, the next downwards, as numbers; who has no total stands last; the header says so."""
    browser = show(small)
    head = "#s1-m thead th:nth-child(7)"
    before = [float(total) for total in browser.execute_script(TOTALS) if total != "—"]
    for way, ordered in (("ascending", sorted(before)), ("descending", sorted(before, reverse=True))):
        click(browser, f"{head} button")
        totals = browser.execute_script(TOTALS)
        assert [float(total) for total in totals[: len(before)]] == ordered
        assert set(totals[len(before) :]) == {"—"}
        assert browser.execute_script("return document.querySelector(arguments[0]).ariaSort", head) == way
    assert len(browser.execute_script("return document.querySelectorAll('#s1-m [aria-sort]')")) == 1
    assert errors(browser) == []


def test_a_search_narrows_the_rows(show: Show, small: Path) -> None:
    """By name, by id, by branch in either script; all words must be found; an empty search shows all again."""
    browser = show(small)
    everyone = browser.execute_script(NAMES)
    assert search(browser, "成員2001") == ["成員2001"]
    assert search(browser, "成员2001") == ["成員2001"]
    assert sorted(search(browser, "资产党支部")) == ["成員3001", "成員3002"]
    assert search(browser, "資產 3002") == ["成員3002"]
    assert search(browser, "沒有這個人") == []
    assert search(browser, "") == everyone
    assert len(everyone) == 10


@pytest.mark.parametrize("ready", [True, False])
def test_a_row_unfolds_to_its_lines(
    show: Show, book: Path, tmp_path: Path, ready: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The button says whether its lines show, be they in the page or kept as data; they name clause and points."""
    monkeypatch.setattr(page, "READY", page.READY if ready else 0)
    report_factory.write(book, tmp_path / "report.html")
    browser = show(tmp_path / "report.html")
    state = "const b = document.querySelector('#s1-m tbody th button'); return b.getAttribute('aria-expanded')"
    assert browser.execute_script(state) == "false"
    click(browser, "#s1-m tbody th button")
    assert browser.execute_script(state) == "true"
    controlled = browser.execute_script(
        "const b = document.querySelector('#s1-m tbody th button');"
        "return document.getElementById(b.getAttribute('aria-controls')).innerText"
    )
    assert "1001" in controlled
    assert "機關黨支部-2024.xlsx" in controlled
    assert "第六條" in controlled
    assert "−" in controlled
    click(browser, "#s1-m tbody th button")
    assert browser.execute_script(state) == "false"
    assert errors(browser) == []


def test_all_rows_unfold_at_once(show: Show, small: Path) -> None:
    """One button unfolds every member, and folds them again."""
    browser = show(small)
    count = "return document.querySelectorAll('#s1-m tbody.open').length"
    click(browser, "[data-for=s1-m] .all")
    assert browser.execute_script(count) == 10
    click(browser, "[data-for=s1-m] .all")
    assert browser.execute_script(count) == 0


def test_many_members_stay_usable(show: Show, large: Path) -> None:
    """Sorting and searching them takes a moment, not a pause; unfolding is held to what is bearable."""
    browser = show(large)
    took = browser.execute_script(
        "const from = performance.now();"
        "document.querySelector('#s1-m thead th:nth-child(2) button').click();"
        "return performance.now() - from"
    )
    assert took < 0.3 * MANY
    assert search(browser, f"成員{MANY - 1}") == [f"成員{MANY - 1}"]
    search(browser, "")
    click(browser, "[data-for=s1-m] .all")
    assert browser.execute_script("return document.querySelectorAll('#s1-m tbody.open').length") == 500


def test_it_prints_on_a4(show: Show, small: Path) -> None:
    """Pages are A4, without the controls of the screen."""
    browser = show(small)
    made = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pdf = base64.b64decode(made["data"])
    assert pdf.startswith(b"%PDF")
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(sizes) > 1
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {(595, 842)}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = browser.execute_script("return getComputedStyle(document.querySelector('.tools')).display")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == "none"


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_axe_finds_nothing(show: Show, book: Path, tmp_path: Path, language: str) -> None:
    """No rule of accessibility is broken, neither as the page comes nor with everything unfolded, wide or narrow."""
    target = tmp_path / "report.html"
    report_factory.write(book, target, language)
    browser = show(target)
    assert violations(browser) == []
    if LONG or language == "zh-Hans":
        # Width and folds are no matter of the language.
        browser = show(target, width=390)
        click(browser, "[data-for=s1-m] .all")
        assert violations(browser) == []
    assert errors(browser) == []


def test_a_phone_need_not_scroll_sideways(show: Show, small: Path) -> None:
    """At the width of a phone only tables scroll sideways, never the page; unfolded lines fit without scrolling."""
    browser = show(small, width=390)
    click(browser, "[data-for=s1-m] .all")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    assert browser.execute_script("return document.querySelector('.detail').getBoundingClientRect().width") <= 390
    told = browser.execute_script("return document.querySelector('.detail').innerText")
    assert "測評得分" in told
    outcome = "return document.querySelector('#s1-m .outcome').getBoundingClientRect().right"
    assert browser.execute_script(outcome) <= 390


@pytest.mark.parametrize("width", [390, 1280])
def test_no_word_of_a_heading_is_broken(show: Show, small: Path, width: int) -> None:
    """The first column of each table is wide enough for words, however many columns follow."""
    browser = show(small, width=width)
    widths = browser.execute_script(
        "return [...document.querySelectorAll('.wrap tbody th')].map(e => e.getBoundingClientRect().width)"
        ".filter(found => found > 0)"
    )
    assert widths
    assert min(widths) >= 80


@pytest.mark.parametrize("ready", [True, False])
def test_hostile_names_are_only_names(
    show: Show, book: Path, tmp_path: Path, ready: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is markup or script is shown, runs nothing, breaks nothing, and does not widen the page."""
    target = tmp_path / "report.html"
    monkeypatch.setattr(page, "READY", page.READY if ready else 0)
    report = report_factory.renamed(report_factory.real(book), HOSTILE)
    write_report_html(report, target, "zh-Hant", lines=report_factory.SomeLines(10, 2, HOSTILE[1]))
    browser = show(target, width=390)
    click(browser, "[data-for=s1-m] .all")
    assert browser.execute_script("return window.hurt === undefined")
    assert browser.execute_script("return document.querySelectorAll('img, iframe').length") == 0
    assert HOSTILE[0] in browser.execute_script(NAMES)
    assert search(browser, "<script>window") == [HOSTILE[0], HOSTILE[2]]
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    assert errors(browser) == []


def test_without_scripts_all_can_be_read(show: Show, browser: Any, small: Path) -> None:
    """Where scripts are off every member's lines unfold by the browser's own means, and no dead control shows."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        found = show(small)
        assert found.find_elements("css selector", "button") == [
            button for button in found.find_elements("css selector", "button") if not button.is_displayed()
        ]
        summary = found.find_element("css selector", "#s1-m summary")
        lines = found.find_element("css selector", "#s1-m .lines")
        assert not lines.is_displayed()
        summary.click()
        assert lines.is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
