"""A corpus of forgeries: each is told, with its place, or refused; what programs change by themselves is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import forging
import forging_decoys
import forging_deep
from dangxing.errors import FileProblem
from dangxing.runs import pipeline
from dangxing.scored import verifying
from dangxing.scored.verifying import Verdict
from forging import Forgery, Package
from shipped import RULES
from small_workbooks import APPRAISAL, MEMBERS, write_workbook
from written_once import written_once


@pytest.fixture(autouse=True, scope="module")
def _written_once(genuine: Path) -> Iterator[None]:
    """The genuine one, made before, comes of a writing of its own."""
    with written_once():
        yield


@pytest.fixture(scope="module")
def genuine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("genuine")
    members = [*MEMBERS, ("003", "張三", "東支部", "普通黨員")]
    appraisal = [*APPRAISAL, ("003", "合格", 80)]
    records = write_workbook(folder / "records.xlsx", 成員=members, 評議=appraisal)
    (task,) = pipeline.tasks([str(records)], str(folder))
    outcome = pipeline.score_workbook(task, RULES, pipeline.Options())
    assert outcome.summary is not None, outcome
    return folder / "records-scored.xlsx"


def forged(genuine: Path, forgery: Forgery, folder: Path) -> Verdict:
    package = Package(genuine)
    forgery(package)
    return verifying.verify(str(package.save(folder / "forged-scored.xlsx")), RULES)


def test_the_genuine_one_is_what_it_says(genuine: Path) -> None:
    """Byte for byte; packed anew, the same all the same."""
    assert verifying.verify(str(genuine), RULES).kind == "identical"


def test_packed_anew_it_is_the_same(genuine: Path, tmp_path: Path) -> None:
    """Every part is looked at, and none differs."""
    assert forged(genuine, lambda package: None, tmp_path).kind == "resaved"


REFUSED = {
    "a-formula-among-the-records": "can be read in two ways",
    "a-second-table-of-strings": "twice",
    "a-relation-of-another-kind": "only looks right",
    "two-tables-of-strings-in-one": "can be read in two ways",
    "a-decoy-of-a-relation": "twice",
    "a-text-with-another-inside": "damaged",
}


@pytest.mark.parametrize("name", forging.ALTERED)
def test_a_forgery_is_told(name: str, genuine: Path, tmp_path: Path) -> None:
    """Whatever shows other than what was scored; what can be read in two ways is not read at all."""
    if name in REFUSED:
        with pytest.raises(FileProblem, match=REFUSED[name]):
            forged(genuine, forging.ALTERED[name], tmp_path)
        return
    verdict = forged(genuine, forging.ALTERED[name], tmp_path)
    assert verdict.kind == "altered", verdict.findings


@pytest.mark.parametrize("name", forging.ADDED)
def test_an_addition_is_told_as_one(name: str, genuine: Path, tmp_path: Path) -> None:
    """What changes no value is no forgery of one; but it is not as it was written."""
    verdict = forged(genuine, forging.ADDED[name], tmp_path)
    assert (verdict.kind, verdict.sound) == ("added", False), verdict.findings


@pytest.mark.parametrize("name", forging.INNOCENT)
def test_what_programs_change_is_no_forgery(name: str, genuine: Path, tmp_path: Path) -> None:
    """Office programs leave notes of their own in what they save."""
    verdict = forged(genuine, forging.INNOCENT[name], tmp_path)
    assert verdict.kind == "resaved", verdict.findings


@pytest.mark.parametrize("name", forging.REFUSED)
def test_what_is_broken_or_unsafe_is_refused(name: str, genuine: Path, tmp_path: Path) -> None:
    """In one true line."""
    with pytest.raises(FileProblem):
        forged(genuine, forging.REFUSED[name], tmp_path)


@pytest.mark.parametrize("name", forging_deep.ALTERED)
def test_a_forgery_where_few_look_is_told(name: str, genuine: Path, tmp_path: Path) -> None:
    """In styles, layouts, names, views, what is printed, and what other programs keep beside the cells."""
    verdict = forged(genuine, forging_deep.ALTERED[name], tmp_path)
    assert verdict.kind == "altered", verdict.findings


@pytest.mark.parametrize("name", forging_decoys.ALTERED)
def test_a_decoy_is_told(name: str, genuine: Path, tmp_path: Path) -> None:
    """What shows one thing to a person and holds another ready for who compares."""
    if name in REFUSED:
        with pytest.raises(FileProblem, match=REFUSED[name]):
            forged(genuine, forging_decoys.ALTERED[name], tmp_path)
        return
    verdict = forged(genuine, forging_decoys.ALTERED[name], tmp_path)
    assert verdict.kind == "altered", verdict.findings


def test_another_name_in_the_notes_of_the_archive(genuine: Path, tmp_path: Path) -> None:
    """Some programs go by it."""
    path = tmp_path / "packed-scored.xlsx"
    path.write_bytes(forging_decoys.another_name_in_the_notes_of_the_archive(forging_deep.parts_of(genuine)))
    with pytest.raises(FileProblem):
        verifying.verify(str(path), RULES)


@pytest.mark.parametrize("name", forging_deep.ADDED)
def test_a_lock_or_a_picture_beside_is_told_as_added(name: str, genuine: Path, tmp_path: Path) -> None:
    """No value is another for it."""
    verdict = forged(genuine, forging_deep.ADDED[name], tmp_path)
    assert verdict.kind == "added", verdict.findings


@pytest.mark.parametrize("name", forging_deep.SAME)
def test_the_same_in_other_signs_is_the_same(name: str, genuine: Path, tmp_path: Path) -> None:
    """XML has several ways to write one thing."""
    verdict = forged(genuine, forging_deep.SAME[name], tmp_path)
    assert verdict.kind == "resaved", verdict.findings


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", forging_deep.PACKED)
def test_an_archive_that_can_be_read_in_two_ways(name: str, genuine: Path, tmp_path: Path) -> None:
    """Refused, or what differs is told: sound it is not."""
    path = tmp_path / "packed-scored.xlsx"
    path.write_bytes(forging_deep.PACKED[name](forging_deep.parts_of(genuine)))
    with suppress(FileProblem):
        assert not verifying.verify(str(path), RULES).sound
