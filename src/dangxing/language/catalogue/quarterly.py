"""What is still due, and the quarterly notice."""

from dangxing.language import Texts

TEXTS: Texts = {
    # What is still due, in a few words.
    "due-times": ("{what} {have}/{target}次", "{what} {have}/{target} times"),
    "due-hours": ("{what} {have}/{target}小時", "{what} {have}/{target} hours"),
    "due-characters": ("{what} {have}/{target}字", "{what} {have}/{target} characters"),
    "pace": ("（每月還需{pace}）", " ({pace} a month)"),
    # The notice.
    "sheet": ("{year}年第{quarter}季度", "{year} Q{quarter}"),
    "title": ("{year}年第{quarter}季度情況通報", "Notice of {year}, quarter {quarter}"),
    "date": ("{year}年{month}月{day}日", "{year}-{month:02}-{day:02}"),
    "basis": (
        "　　根據《{rules}》，現將截至{date}的情況通報如下。年底到期的尚不算缺，列為尚待完成。",
        "By {rules}, this is where members stood on {date}. What is only due by the year's end is not counted as "
        "missing; it is listed as still due.",
    ),
    "pace-note": (
        "　　「每月還需」是其餘各月平均每月要完成的數量，向上取整。",
        "“A month” is what each month that is left must bring on average, rounded up.",
    ),
    "branch-met": (
        "{branch}（{count}人，平均達到{mean}項）",
        "{branch} ({count} members, {mean} requirements met on average)",
    ),
    "branch-score": ("{branch}（{count}人，平均{mean}分）", "{branch} ({count} members, {mean} points on average)"),
    "single": ("{title}：{what}", "{title}: {what}"),
    "others": ("　　另有{count}名{noun}未列入本表。", "{count} other {noun} are not listed."),
    "written": ("通報已存為：{path}", "Notice: {path}"),
    "nothing": (
        "臺賬裏沒有{year}年截至{date}的得分，沒有寫通報",
        "The ledger holds no score of {year} as of {date}; no notice was written",
    ),
    "no-year": (
        "臺賬裏沒有{year}年的任何工作簿。請先運行：dangxing score 記錄.xlsx --as-of {date}",
        "The ledger holds no workbook of {year}. First run: dangxing score records.xlsx --as-of {date}",
    ),
    "no-run": ("沒有截至{date}的得分。請運行：{command}", "There is no score as of {date}. Please run: {command}"),
    "outdated": (
        "截至{date}的得分之後，工作簿改動過。要按改動後的內容通報，請運行：{command}",
        "The workbook was changed after it was scored as of {date}. To tell what it says now, please run: {command}",
    ),
    "not-entered": (
        "{count} 個工作簿（{workbooks}）按手頭的記錄計到 {date}，沒有記入臺賬；要記入：dangxing score … --as-of {date}",
        "Workbooks scored as of {date} from the records at hand: {count} ({workbooks}). The ledger does not hold the "
        "results; dangxing score … --as-of {date} enters them",
    ),
    "anew": (
        "其中 {count} 個工作簿按記錄當場計分，未記入臺賬",
        "Scored from the records for this notice, and not in the ledger: {count} workbooks",
    ),
    "arg-paths": (
        "只同 --quarter 一起寫：按這些記錄工作簿（或文件夾）現在的內容計到季末",
        "With --quarter alone: records workbooks or folders, scored as they are now as of its last day.",
    ),
    "paths-alone": (
        "工作簿要同 --quarter 一起寫；全年的彙總只看臺賬，請先運行 dangxing score",
        "Workbooks go with --quarter alone; the report of a year is of the ledger, so please run dangxing score first",
    ),
    "twice": (
        "有 {count} 名成員（{members}）也在 {other} 中，以本工作簿為準",
        "Members who stand in {other} too: {count} ({members}); this workbook counts",
    ),
    # The option.
    "opt-quarter": (
        "第幾季度（1 到 4）的通報，按截至季末的得分；臺賬裏沒有的，按手頭的記錄當場計分",
        "The notice of a quarter, 1 to 4: what score --as-of gave for its last day, or gives from the records at hand.",
    ),
    "meta-quarter": ("季度", "N"),
    "bad-quarter": ("「--quarter」要寫 1 到 4，現在寫的是「{value}」", "--quarter must be 1 to 4, not {value}"),
    "not-with": (
        "「--quarter」不能和「{option}」同用，請去掉其中一個",
        "--quarter does not go with {option}; please leave one of them out",
    ),
    "needs-year": (
        "寫了 --quarter 也要寫 --year，例如 --year 2024 --quarter {quarter}",
        "--quarter wants --year too, such as --year 2024 --quarter {quarter}",
    ),
}
