"""An empty rule set to begin with, and its first cases: what ``rules init --new`` writes."""

from dangxing.language import Texts

TEXTS: Texts = {
    "rule-set": (
        """\
# yaml-language-server: $schema=schema/rule-set.json
# 一個新的規則集。帶 ★ 的行須換成自己的內容；換一處，就運行一次 dangxing rules check --rules {folder}
# 計分的先後：記錄 → 每條規則的分值 → 各項得分 → 總分 → 名次 → 結果。

id: {set}
title: 考核辦法的名稱 # ★
en: Name of the regulation # ★ 英文名稱，以下同
version: "1"
source: 考核辦法的全稱 # ★
noun: 成員 # ★ 考核的是誰，如 志願者、村民、寢室

# 滿分。從滿分起扣的項目寫 standard，從零起加的項目寫 start 和 cap；各項的 standard、cap 之和不少於 full。
full: 100 # ★
total:
  cap: 100 # ★ 總分的上限；不設上限寫 open

# 結果，由高到低，取第一個達到的；最後一檔從0起。
bands:
  - id: good
    title: 良好 # ★
    en: good
    clause: 第三條 # ★ 條文號；沒有條文的表寫 表
    at_least: 80 # ★ 總分不少於多少
    # 另有條件的寫 when，須全部滿足，例如：
    # when:
    #   - without:
    #       activity: 遲到
    # 有名額的寫 quota，例如：
    # quota:
    #   clause: 第三條
    #   at_most: 20 %
    #   of: branch
  - id: poor
    title: 一般 # ★
    en: fair
    clause: 第三條
    at_least: 0

# 結果之外另有的後果，滿足條件的都算，例如：
# consequences:
#   - clause: 第四條
#     says: 三次遲到，由負責人約談
#     when:
#       - rows:
#           activity: 遲到
#         at_least: 3

# 記錄簿裏可填的項目。kind：held舉辦的活動，deed事跡，paper文章，finding查出的問題。
activities:
  遲到: # ★
    kind: finding
    en: late
  好事: # ★
    kind: deed
    en: good deed

tracks:
  {set}-member: # ★ 類別的編號
    title: 全體成員 # ★ 類別的名稱，記錄簿的「類別」就填它
    en: Members
    clause: 第一條
    categories:
      # 從滿分起扣：得分在0與 standard 之間。
      discipline: # ★
        title: 紀律 # ★
        en: Discipline
        clause: 第一條
        standard: 60 # ★
        rules:
          discipline.late: # ★
            kind: per-occurrence # 規則的種類見 dangxing rules show 和規則文檔
            clause: 第一條
            says: 遲到一次扣2分 # ★
            mend: 按時到場 # ★ 失分後怎樣改進
            activity: 遲到
            points: -2 # ★
      # 從零起加：從 start 起，最多到 cap；不設上限寫 cap: open。
      service: # ★
        title: 貢獻 # ★
        en: Service
        clause: 第二條
        start: 0
        cap: 40 # ★
        rules:
          service.deed: # ★
            kind: per-occurrence
            clause: 第二條
            says: 好事一次加5分 # ★
            activity: 好事
            points: 5 # ★
""",
        """\
# yaml-language-server: $schema=schema/rule-set.json
# A new rule set. Replace what stands on lines with a ★; after each, run dangxing rules check --rules {folder}
# The order of reckoning: rows → the points of each rule → categories → total → ranks → outcomes.

id: {set}
title: Name of the regulation # ★
en: Name of the regulation # ★ its English name, here and below
version: "1"
source: Full name of the regulation # ★
noun: members # ★ whom it appraises, such as volunteers, villagers, dormitories

# The full score. A category that faults take from has a standard; one that rises from nothing has start and cap.
# The standards and caps sum to full or more.
full: 100 # ★
total:
  cap: 100 # ★ the most that a total can be; open where there is no such bound

# Outcomes from high to low, the first that is reached; the last begins at 0.
bands:
  - id: good
    title: good # ★
    en: good
    clause: Article 3 # ★ the number of the clause; 表 for a table without any
    at_least: 80 # ★ of a total of at least so much
    # What else it asks for stands in when, all of which must hold, such as:
    # when:
    #   - without:
    #       activity: late
    # How many may have it at most stands in quota, such as:
    # quota:
    #   clause: Article 3
    #   at_most: 20 %
    #   of: branch
  - id: poor
    title: fair # ★
    en: fair
    clause: Article 3
    at_least: 0

# What follows beside the band, each whose tests hold, such as:
# consequences:
#   - clause: Article 4
#     says: late three times, to be talked to
#     when:
#       - rows:
#           activity: late
#         at_least: 3

# What may be entered in the records. kind: held by the branch, deed, paper, or finding.
activities:
  late: # ★
    kind: finding
    en: late
  good deed: # ★
    kind: deed
    en: good deed

tracks:
  {set}-member: # ★ the id of the track
    title: All members # ★ its name, which is entered as the track in the records
    en: All members
    clause: Article 1
    categories:
      # Faults take from it: between 0 and the standard.
      discipline: # ★
        title: Discipline # ★
        en: Discipline
        clause: Article 1
        standard: 60 # ★
        rules:
          discipline.late: # ★
            kind: per-occurrence # the kinds of rules stand in the documentation
            clause: Article 1
            says: 2 points off each time one is late # ★
            mend: be there in time # ★ how to mend it
            activity: late
            points: -2 # ★
      # It rises from nothing: from start, to cap at most; open where there is no such bound.
      service: # ★
        title: Service # ★
        en: Service
        clause: Article 2
        start: 0
        cap: 40 # ★
        rules:
          service.deed: # ★
            kind: per-occurrence
            clause: Article 2
            says: 5 points for each good deed # ★
            activity: good deed
            points: 5 # ★
""",
    ),
    "cases": (
        """\
# 例子：給出什麼記錄（given），應得什麼結果（expect）。結果按條文手算。
# ★ 換成自己的例子，再運行 dangxing rules test --rules {folder}

rule_set: {set}
year: 2024

cases:
  全體成員:
    - name: 遲到兩次，做好事四次
      clause: 第一條
      given:
        活動:
          - 項目: 遲到
            次數: 2
          - 項目: 好事
            次數: 4
      expect:
        rules:
          discipline.late: 2 × -2
          service.deed: 4 × 5
        total: 76
        outcome: 一般
""",
        """\
# Cases: of such records (given) must come such results (expect), reckoned by hand. ★ Write your own; then run
# dangxing rules test --rules {folder}

rule_set: {set}
year: 2024

cases:
  All members:
    - name: late twice, four good deeds
      clause: Article 1
      given:
        活動:
          - 項目: late
            次數: 2
          - 項目: good deed
            次數: 4
      expect:
        rules:
          discipline.late: 2 × -2
          service.deed: 4 × 5
        total: 76
        outcome: fair
""",
    ),
}
