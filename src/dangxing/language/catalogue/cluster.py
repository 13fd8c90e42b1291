"""What is said of work that is spread over machines, and of a run that is taken up again."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Help pages.
    "meta-scheduler": ("地址", "ADDRESS"),
    "opt-scheduler": (
        "把工作簿分給多臺機器處理：Dask 調度器的地址（如 tcp://10.0.0.5:8786），或 local:4（本機 4 個進程）",
        "Spread the workbooks over machines: the address of a Dask scheduler, such as tcp://10.0.0.5:8786, or local:4 "
        "for four workers on this one.",
    ),
    "opt-ship": (
        "那些機器看不到這裏的文件夾：工作簿的內容隨任務送去，結果送回這裏再寫",
        "The workers do not see the folders here: send them the workbooks and write what they send back.",
    ),
    "opt-resume": (
        "接着上次做：臺賬裏已有、工作簿和規則都沒有變、結果也還在的，不再重做",
        "Go on where a run stopped: leave out workbooks that the ledger has by these rules, and whose results stand.",
    ),
    "resumed": (
        "已經計過分、沒有變動的工作簿：{done} 個，不再重做（顯示的是臺賬裏的結果，提醒不再重複）；要計分的：{count} 個",
        "{done} workbooks are scored already and have not changed (their results are shown as the ledger has them, and "
        "warnings are not told again); {count} are to be scored",
    ),
    # Wrong usage.
    "resume-alone": (
        "「--resume」要靠臺賬知道做過哪些，不能和「--no-ledger」一起用",
        "--resume goes by the ledger, and not with --no-ledger",
    ),
    "no-dask": (
        "「--scheduler」需要另裝 Dask：pip install 'dangxing[cluster]'",
        "--scheduler needs Dask: pip install 'dangxing[cluster]'",
    ),
    "bad-local": (
        "「--scheduler local:」後面要寫 1 到 {most} 的整數，如 local:4，現在寫的是「{value}」",
        "After --scheduler local: there must be a whole number from 1 to {most}, as in local:4, not {value}",
    ),
    "with-jobs": (
        "「--jobs」和「--scheduler」不能一起用：同時處理幾個，由調度器的工作進程多少決定",
        "--jobs does not go with --scheduler: how many workbooks are worked on at a time depends on its workers",
    ),
    "with-year": (
        "年度報告只讀臺賬，不讀工作簿，用不上「--scheduler」；它只和「--quarter」一起用",
        "A report of a year reads the ledger and no workbooks; --scheduler goes with --quarter",
    ),
    "ship-alone": ("「--ship」要和「--scheduler」一起用", "--ship goes with --scheduler"),
    # What keeps a cluster from being worked with.
    "unreachable": (
        "連不上調度器 {address}（{reason}），請檢查地址，並確認調度器已經啟動",
        "The scheduler {address} cannot be reached ({reason}); please check the address, and that it is running",
    ),
    "no-scheduler": (
        "{address} 上不是這裏能用的 Dask 調度器（{reason}），請檢查地址（要寫調度器的地址，不是工作進程或監控網頁的）、"
        "兩邊的 TLS 設置和 Dask 版本",
        "There is no Dask scheduler at {address} that can be worked with ({reason}); please check the address (it must "
        "be that of the scheduler, not of a worker or of the dashboard), TLS at both sides, and the versions of Dask",
    ),
    "no-certificate": (
        "找不到 TLS 要用的文件「{path}」（由 Dask 的設置文件寫明），請在那裏寫完整的路徑，並確認文件還在",
        "The file {path}, which Dask's configuration names for TLS, is not there; please write its whole path in the "
        "configuration, and make sure that the file exists",
    ),
    "no-workers": (
        "調度器 {address} 沒有工作進程，請先啟動：dask worker {address}",
        "The scheduler {address} has no workers; please start some: dask worker {address}",
    ),
    "no-product": (
        "{worker} 上用不了 dangxing（{reason}），請在那裏安裝與本機相同的版本和 Dask",
        "dangxing cannot be used at {worker} ({reason}); please install the same version there as here, with Dask",
    ),
    "other-worker": (
        "{worker} 與本機不同：{trait} 那裏是 {there}，這裏是 {here}；各處一致，結果才會一致，請安裝成一樣的",
        "{worker} is not what this program is: {trait} is {there} there and {here} here. Please install the "
        "same, for otherwise results may differ",
    ),
    "unseen": (
        "{worker} 看不到這裏的「{path}」（文件夾 {folder}），請讓它能看到同一個共享文件夾，或加 --ship",
        "{worker} does not see {path} of the folder {folder}; please share the folder with it, or add --ship",
    ),
    "lost": (
        "與調度器 {address} 的連接斷了，{count} 個工作簿做完了 {done} 個；已記入臺賬的不受影響，"
        "請重新啟動調度器後再運行（計分時加 --resume，做過的不再重做）",
        "The scheduler {address} was lost when {done} of {count} workbooks were done. What was entered stays; please "
        "start it and run this again (score with --resume, which leaves out what is done)",
    ),
    "workers-gone": (
        "調度器 {address} 已經沒有工作進程，{count} 個工作簿做完了 {done} 個；已記入臺賬的不受影響，"
        "請啟動工作進程後再運行（計分時加 --resume，做過的不再重做）",
        "The scheduler {address} has no workers any more; {done} of {count} workbooks were done. What was entered "
        "stays; please start workers and run this again (score with --resume, which leaves out what is done)",
    ),
    # Of one workbook.
    "no-place": (
        "{path}：處理它的機器進不了文件夾「{place}」（{reason}），請檢查那裏的權限和磁盤空間，再運行一次",
        "{path}: the machine that worked on it cannot use the folder {place} ({reason}); please check the rights and "
        "the room on its disk, and run this again",
    ),
    "no-draft": (
        "{path}：另一臺機器寫好的結果這裏看不到，請把結果放在共享的文件夾裏，或加 --ship",
        "{path}: what another machine wrote is not to be seen here; please let results go into a shared folder, or add "
        "--ship",
    ),
}
