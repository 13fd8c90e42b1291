"""What an able office programmer would write: one track, its rules in code, pandas to read and openpyxl to write.

    python benchmarks/pandas_script.py RECORDS.xlsx SHAPE.json OUT.xlsx

Scores 普通黨員 by every rule of that track, writes a summary, a sheet of points and a copy of the records, then rows of
plain values until the workbook has as many cells as the scored one. It checks nothing and explains nothing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pandas as pd

ORDINARY = "普通黨員"
LEVELS = {"中央": 15, "國家部委": 15, "省": 10, "市": 5, "區": 3, "縣": 3}
VOTES = {"優秀票": 100, "合格票": 80, "基本合格票": 60, "不合格票": 0}


def score(sheets: dict[str, pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The summary and the points of every rule, for the ordinary members."""
    members = sheets["成員"].query("類別 == @ORDINARY").set_index("編號")
    deeds = sheets["活動"][sheets["活動"]["編號"].isin(members.index)].copy()
    deeds["出勤"] = deeds["出勤"].fillna("出席")
    start = members["起始日期"].fillna(pd.Timestamp(2024, 1, 1))
    end = members["截止日期"].fillna(pd.Timestamp(2024, 12, 31))
    deeds = deeds[deeds["日期"].between(deeds["編號"].map(start), deeds["編號"].map(end))]
    done = deeds[deeds["出勤"] == "出席"]
    points = pd.DataFrame(index=members.index)

    def count(rows: pd.DataFrame) -> pd.Series:
        return rows.groupby("編號").size().reindex(members.index, fill_value=0)

    def of(activity: str, result: str | None = None) -> pd.DataFrame:
        rows = done[done["項目"] == activity]
        return rows if result is None else rows[rows["結果"] == result]

    def events(activity: str) -> pd.DataFrame:
        held = sheets["安排"][sheets["安排"]["項目"] == activity][["支部", "日期", "學時"]]
        expected = members.reset_index()[["編號", "支部"]].merge(held, on="支部")
        expected = expected[expected["日期"].between(expected["編號"].map(start), expected["編號"].map(end))]
        own = deeds[deeds["項目"] == activity][["編號", "日期", "出勤", "學時"]]
        return expected.merge(own, on=["編號", "日期"], how="left", suffixes=("", "_own"))

    study = events("集中學習")
    attended = study[study["出勤"] == "出席"]
    points["study.missed"] = -count(study[study["出勤"] != "出席"])
    short = (attended["學時"] - attended["學時_own"]).clip(lower=0).groupby(attended["編號"]).sum()
    points["study.hours"] = -0.5 * (short.reindex(members.index, fill_value=0) // 1)
    notes = of("學習筆記").groupby("編號")["字數"].sum().reindex(members.index, fill_value=0)
    points["study.notes"] = (-((20_000 - notes).clip(lower=0) // 10_000)).where(notes > 0, -3)
    articles = of("理論文章")
    points["study.articles"] = -2 * (2 - count(articles[articles["字數"] >= 5000])).clip(lower=0)
    points["study.training"] = 3 * (count(of("黨校培訓", "有心得")) + count(of("參觀學習", "有心得")))

    life = events("組織生活會")
    unexcused = count(life[life["出勤"] == "缺席"])
    points["life.missed"] = -2 * (count(life[life["出勤"] != "出席"]) - unexcused)
    points["life.unexcused"] = -3 * unexcused

    unit, people = count(of("為單位辦實事")), count(of("為羣眾辦實事"))
    points["duty.tasks"] = -5 * (count(of("未完成任務")) > 0)
    points["duty.unit-deeds"] = 5 * unit
    points["duty.people-deeds"] = 3 * people
    points["duty.no-deeds"] = -10 * (unit + people == 0)
    points["duty.excellence"] = 5 * (count(of("工作成績突出")) > 0)
    points["duty.lapse"] = -5 * (count(of("未發揮模範作用")) > 0)
    points["duty.negligence"] = -10 * (count(of("失職")) > 0)
    adopted = count(of("合理化建議", "採納"))
    points["duty.suggestions"] = 5 * adopted + 2 * (count(of("合理化建議")) - adopted)
    praise = of("表彰")
    worth = praise["級別"].map(LEVELS).groupby(praise["編號"]).sum()
    points["duty.commendations"] = worth.reindex(members.index, fill_value=0)

    for rule, activity, bad, lost in (
        ("review.opinions", "徵求意見", "不廣泛", -5),
        ("review.self-review", "思想自查總結", "不深刻", -4),
        ("review.plan", "個人整改計劃", None, -5),
    ):
        rows = of(activity)
        points[rule] = lost * (count(rows if bad is None else rows[rows["結果"] != bad]) == 0)
    polls = sheets["評議"].set_index("編號").reindex(members.index)
    points["review.verdict"] = polls["等次"].map({"優秀": 5, "基本合格": -5}).fillna(0)

    summary = members[["姓名", "支部"]].copy()
    for category, standard in {"study": 20, "life": 20, "duty": 40, "review": 20}.items():
        own = [rule for rule in points if rule.startswith(category + ".")]
        summary[category] = (standard + points[own].sum(axis=1)).clip(0, standard)
    summary["quantified"] = summary[["study", "life", "duty", "review"]].sum(axis=1)
    cast = polls[list(VOTES)].sum(axis=1)
    weighted = sum(polls[column].fillna(0) * weight for column, weight in VOTES.items())
    summary["poll"] = polls["測評得分"].fillna((weighted / cast.where(cast > 0)).round(2))
    summary["total"] = (0.8 * summary["quantified"] + 0.2 * summary["poll"]).round(2)
    summary.loc[(polls["等次"] == "不合格") | polls["等次"].isna(), "total"] = None
    summary["rank"] = summary["total"].rank(ascending=False, method="min")
    summary = summary.sort_values("total", ascending=False)
    lines = points.stack().rename("points").reset_index()
    return summary.reset_index(), lines[lines["points"] != 0]


def main(records: str, shape: str, out: str) -> None:
    sheets = pd.read_excel(records, sheet_name=None, dtype={"編號": str}, engine="openpyxl")
    summary, lines = score(sheets)
    cells = json.loads(Path(shape).read_text(encoding="utf-8"))["cells"]
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        summary.to_excel(writer, sheet_name="總表", index=False)
        lines.to_excel(writer, sheet_name="明細", index=False)
        for title, frame in sheets.items():
            frame.to_excel(writer, sheet_name=title, index=False)
        # pandas writes a cell for an empty value too.
        written = sum(frame.size for frame in (summary, lines, *sheets.values()))
        rest = max(0, cells - written)
        filler = pd.DataFrame([["text", 1.5] * 5] * (rest // 10))
        for number, first in enumerate(range(0, len(filler), 1_000_000), 1):
            part = filler.iloc[first : first + 1_000_000]
            part.to_excel(writer, sheet_name=f"其餘{number}", index=False, header=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
