"""What ``dangxing import`` says of a table beside what it reads: warnings, which leave nothing out of the file."""

from dangxing.language import Texts

TEXTS: Texts = {
    "by-content": (
        "沒有寫會議名稱，按「內容」當作：{found}，請核對",
        "What the meeting was is not said, and was taken from what it was about: {found}; check it",
    ),
    "day-idle": (
        "這是全月的日曆，這些天沒有一個人的記號，當作沒有開會：{found}",
        "The table is a calendar of the month, and nobody has a mark on these days; taken as days without a meeting: "
        "{found}",
    ),
    "signed-elsewhere": (
        "開會是 {date}，這裏簽到是 {found}，不在同一天；仍按這次會的出勤讀入，請核對",
        "The meeting was on {date}, and this was signed on {found}; read as of that meeting all the same, check it",
    ),
    "guest": ("列席的人不算本支部的黨員，沒有讀：{found}", "Guests are no members, and were not read: {found}"),
    "year-differs": (
        "單元格裏的年份與標題寫的不一樣，按單元格讀入，請核對：{found}",
        "The cell has another year than the title says, and was read as it is; check it: {found}",
    ),
    "is-records": (
        "這已經是記錄簿，沒有讀；要往裏加，請寫 --into 這個文件",
        "This is a records workbook already, and was not read; to add to it, name it with --into",
    ),
    "hours-beyond": (
        "寫了 {found} 小時，從開始到結束只有 {hours} 小時；按所寫的讀，請核對",
        "{found} hours are more than from beginning to end ({hours}); taken as written, check them",
    ),
    "no-names": (
        "只有人數，沒有名字，出勤沒有記；請把這次會的簽到一起讀入",
        "There are figures and no names, so nobody's attendance is recorded; import the sign-in of this meeting too",
    ),
    "not-yet": (
        "沒有實際時間，當作還沒有開，沒有讀：{found}",
        "No real time, so taken as not held, and not read: {found}",
    ),
    "abstained": ("這些人沒有打√，當作棄權：{found}", "No vote, taken as abstentions: {found}"),
    "colour-unread": (
        "這裏說顏色有含義，顏色沒有讀；請把它的意思寫成記號或文字：{found}",
        "Colours mean something here, and are not read; write what they mean as signs or words: {found}",
    ),
    "verdict-blank": (
        "這些人沒有寫等次，按沒有評議讀入；漏填的請補上：{found}",
        "These have no verdict, and were read as not reviewed; enter it where it was forgotten: {found}",
    ),
    "points-aside": (
        "規則裏沒有直接給分的項目，這些分沒有讀：{found}",
        "No rule takes given points for these, which were not read: {found}",
    ),
    "deed-left": (
        "這些是開會或支部的項目，要從簽到表或會議記錄讀入，這一列沒有讀：{found}",
        "These are meetings or of the branch; they come from sign-in tables, and were not read here: {found}",
    ),
    "row-hidden": (
        "這一行隱藏了或劃掉了，仍然讀入；如不應計入，請刪去",
        "This row is hidden or struck through, and was read all the same; delete it if it is not to count",
    ),
    "shown-rounded": (
        "這裏的數顯示出來是另一個數，按顯示的讀入：{found}",
        "The number here is shown as another, and was read as shown: {found}",
    ),
    "day-unseen": (
        "單元格的格式看不全月和日，裏面是 {found}，按這一天讀入",
        "The format of the cell does not show both month and day; it holds {found}, and was read as that day",
    ),
    "sheet-hidden": (
        "這張工作表是隱藏的，仍然讀入；如不應計入，請刪去",
        "This sheet is hidden, and was read all the same; delete it if it is not to count",
    ),
    "columns-hidden": (
        "這些列隱藏着，其中的內容照樣讀入；如不應計入，請清空或刪去：{found}",
        "These columns are hidden, and what they hold was read all the same; empty or delete them if they are not to "
        "count: {found}",
    ),
    "row-pale": (
        "這一行裏有白底白字，或字與底色相同，看不出來，仍然讀入；如不應計入，請刪去",
        "This row holds something in white on white, or in the colour of its ground, and was read all the same; delete "
        "it if it is not to count",
    ),
    "look-conditional": (
        "有條件格式可能把這些單元格的內容藏起、劃去或顯示成別的樣子，照樣讀入，請核對：{found}",
        "A conditional format may hide, strike through or show otherwise what stands here; it was read all the same, "
        "check it: {found}",
    ),
    "notes-unread": (
        "這些單元格帶批註，批註裏寫的沒有讀；如批註是更正，請改到單元格裏：{found}",
        "Notes stand at these cells, and were not read; if one corrects its cell, correct the cell itself: {found}",
    ),
    "column-narrow": (
        "{found} 列太窄，有的數小數看不全，按單元格裏的數讀入；請把列拉寬，核對後保存",
        "Column {found} is too narrow to show all decimals, and was read as its cells hold; widen it and check",
    ),
    "points-beside": (
        "這張表只有分值，沒有事實（誰、哪天、做了什麼），不能按條款計分，沒有讀",
        "This sheet has points and no facts (who, when, what), so nothing can be scored by clause; it was not read",
    ),
    "total-differs": (
        "這裏的合計寫的是 {found}，按上面的記號數是 {count}；請核對",
        "The sum here is {found}; by the marks it is {count}; check them",
    ),
    "number-kept": (
        "「{found}」在記錄簿裏用的是臨時號 {number}，不改；要換成名冊的編號，請把所有的表連名冊一起重新讀入",
        "{found} keeps the number {number} of the records workbook; to have that of the list, "
        "import all tables with it anew",
    ),
    "no-layout": (
        "這張工作表不是認得的表，沒有讀：這裏是「{found}」",
        "The sheet fits no layout, and was not read: here stands {found}",
    ),
    "heed": (
        "這些備註沒有讀：{found}。關係到得分的請改在表裏；年內轉入、轉出的，請在「成員」裏填起始日期、截止日期，否則按全年計",
        "These remarks were not read: {found}. If they change what counts, change that; who came or left within the "
        "year is scored for the whole of it, unless Members has the first or last day",
    ),
    "left-out": ("不是人員的行沒有讀：{found}", "Rows that are no people were left out: {found}"),
    "labels-left": ("這些欄沒有讀：{found}", "Labels that were not read: {found}"),
    "label-unknown": (
        "「{found}」旁邊有人名，不知道他們算出席、請假還是缺席；請把他們寫到簽到、請假或缺席一欄",
        "People stand beside {found}, and whether they were present, excused or absent is not known; name them "
        "beside one of those",
    ),
    "mark-beside": (
        "這個人當作到會，這裏卻寫着「{found}」；請把出勤寫在「出勤」一列，沒到會的不要列在到會名單裏",
        "This person was taken for present, and here stands {found}; write attendance in a column 出勤, and leave who "
        "did not come out of a list of who did",
    ),
    "columns-left": ("這些列沒有讀：{found}", "Columns that were not read: {found}"),
    "note-aside": (
        "姓名旁的字和記號沒有算在姓名裏：{found}",
        "What stands beside these names, in brackets or as a sign, was not taken for part of them: {found}",
    ),
    "not-theirs": (
        "這一列裏這些支部的人都是空的，當作不是他們支部的會：{found}",
        "All people of these branches are blank here, so it was taken for no meeting of theirs: {found}",
    ),
    "column-left": ("不是會議的列沒有讀：{found}", "Columns that are no meetings were left out: {found}"),
    "uncounted": (
        "沒有規則計這些項目，沒有讀：{found}。如果算別的項目，請用 --activity 寫明，例如 --activity 主題黨日=集中學習",
        "No rule counts {found}, so it was left out; if it is "
        "to count, say --activity, such as --activity 主題黨日=集中學習",
    ),
    "unrecorded": (
        "這裏是空的，沒有記出勤；會當作沒有來計分，請補上",
        "Nothing stands here: attendance was not recorded. It is scored as missed; fill it in",
    ),
    "entry-blank": (
        "這裏是空的，不知道算不算「{what}」，沒有記；請寫明（如{words}）",
        "Nothing stands here, so whether it is {what} is not known, and nothing was recorded; write which ({words})",
    ),
    "unaccounted": (
        "應到 {found} 人，簽到和缺席共 {names} 個名字；其餘的人沒有記出勤，會當作沒有來計分",
        "{found} were due and {names} are named; the others' attendance was not recorded, and is scored as missed",
    ),
    "name-same": (
        "名字裏的空格和繁簡不計，當作同一人：{found}",
        "Blanks and script in names make no difference; taken for the same: {found}",
    ),
}
