"""The regulation clause by clause: who answers for what, and what is wrong with the list of clauses."""

from dangxing.language import Texts

TEXTS: Texts = {
    "opt-fill": (
        "把原文各條的文字寫到規則旁的 clauses/words/，供 explain、憑據和 rules show 引用（與 --text 同用）",
        "Write the words of the clauses to clauses/words/ beside the rules, for explain, receipts and rules show "
        "(with --text).",
    ),
    "fill-without-text": ("--fill 要與 --text 同用，寫明原文文件", "--fill goes with --text, which names the copy"),
    "fill-shipped": (
        "這是本程序自帶的規則，不往裏寫；請先用 dangxing rules init 建立自己的規則文件夾，再用 --rules 指明它",
        "These rules came with the program, and nothing is written beside them: make a folder of your own with "
        "dangxing rules init, and name it with --rules",
    ),
    "fill-there": (
        "已經有這個文件，內容不同，沒有改動它；確實要蓋掉的加上 --force",
        "This file is already there and says something else; it was left alone. Replace it with --force",
    ),
    "fill-nothing": (
        "沒有可寫的條文：各條在原文中只有條號，或文字太多",
        "There are no words to write: the clauses are numbers alone, or far too long",
    ),
    "filled": ("{path}：寫入 {count} 條的文字", "{path}: the words of {count} clauses written"),
    "no-list": (
        "規則集「{rule_set}」沒有條款表，無法逐條對照；請寫在{path}",
        "The rule set {rule_set} has no list of clauses to hold it against: write one as {path}",
    ),
    "unlisted": (
        "引用的條款「{clause}」不在條款表（{path}）中；請改正條款號，或把它列入表中",
        "The clause {clause} that is cited here is not in the list ({path}): correct it, or add it there",
    ),
    "added": (
        "引用的條款「{clause}」不在所沿用辦法的條款表中；如是本單位另有的規定，不必改，如是筆誤，請改正（要逐條對照，可自備一份條款表：{path}）",
        "The clause {clause} that is cited here is not in the list of the regulation that is extended: if it is a "
        "provision of your own, leave it; if it is a slip, correct it (to hold it too, keep a list: {path})",
    ),
    "uncovered": (
        "條款「{clause}」（{says}）沒有規則、命令或人負責；請寫一條規則引用它，或寫明command、people或nothing",
        "Nothing answers for the clause {clause} ({says}): write a rule that cites it, or say command, people or "
        "nothing",
    ),
    "contradicted": (
        "條款「{clause}」寫了nothing，卻有「{rule}」引用它；請去掉nothing，或改正引用",
        "The clause {clause} is said to ask for nothing, yet {rule} cites it: remove nothing, or correct the citation",
    ),
    "not-in-list": (
        "原文有條款「{clause}」，條款表（{list}）中沒有；請列入表中，並寫明由誰負責",
        "The text has the clause {clause}, which the list ({list}) lacks: add it, and who answers for it",
    ),
    "not-in-text": (
        "條款表中的「{clause}」在原文（{text}）裏找不到；請核對編號，或從表中刪去",
        "The clause {clause} of the list is not in the text ({text}): check its number, or take it out",
    ),
    "no-such-set": ("沒有規則集「{name}」，可用：{known}", "There is no rule set {name}; there are: {known}"),
    "text-suffix": (
        "「--text」要純文字文件（.txt 或 .md）；請先另存為純文字",
        "--text takes plain text (.txt or .md): save the document as plain text first",
    ),
    "text-unreadable": (
        "這個文件讀不了（{reason}）；請核對它存在、是UTF-8或GB18030編碼",
        "The file cannot be read ({reason}): check that it is there, and UTF-8 or GB18030",
    ),
    "text-without-clauses": (
        "這個文件裏找不到條款號（第一條、一、(一)、1、①），無法對照；請核對是否為考核辦法的原文",
        "No numbered clauses (第一條, 一、, (一), 1、, ①) are in this file: check that it is the regulation's text",
    ),
    "text-held": (
        "{text}對照規則集「{rule_set}」的條款表：相同{common}條，只在原文{extra}條，只在表中{lacking}條",
        "{text} held against the list of {rule_set}: {common} clauses in both, {extra} in the text only, "
        "{lacking} in the list only",
    ),
    # The table.
    "title": ("條款與規則對照", "The regulations, clause by clause"),
    "intro": (
        "由 `dangxing rules coverage --format markdown` 生成，不要手改；條款的一句話說明是規則包自己的話。",
        "Made by `dangxing rules coverage --format markdown`, not by hand. What a clause says is told in one line of "
        "our own.",
    ),
    "col-clause": ("條款", "Clause"),
    "col-says": ("內容", "What it says"),
    "col-answered": ("由誰負責", "Who answers for it"),
    "by-leaves-out": ("其中未計入：{name}", "left out of it: {name}"),
    "by-rule": ("規則 {name}", "rule {name}"),
    "by-setting": ("規則集的 {name}", "the rule set's {name}"),
    "by-command": ("命令 dangxing {name}", "dangxing {name}"),
    "by-people": ("由人辦理：{name}", "people: {name}"),
    "by-nothing": ("不要求辦事：{name}", "nothing to do: {name}"),
    "by-parts": ("見以下各款", "its parts below"),
    "by-uncovered": ("無人負責", "nothing"),
    "count-rule": ("規則 {count}", "by rules {count}"),
    "count-setting": ("規則集 {count}", "by the rule set {count}"),
    "count-command": ("命令 {count}", "by commands {count}"),
    "count-people": ("由人辦理 {count}", "by people {count}"),
    "count-nothing": ("不要求辦事 {count}", "nothing to do {count}"),
    "count-parts": ("分款負責 {count}", "by their parts {count}"),
    "count-uncovered": ("無人負責 {count}", "uncovered {count}"),
    "counts": ("{rule_set}：共{total}條；{counts}", "{rule_set}: {total} clauses; {counts}"),
    "cmd-coverage": (
        "把考核辦法逐條與規則對照：由哪條規則、哪個命令或由人負責，還有沒有無人負責的條款",
        "Hold the regulations against the rules, clause by clause: what a rule, a command or people answer for, and "
        "what nobody does.",
    ),
    "arg-sets": ("規則集的編號，如 enterprise（不寫時為全部）", "Ids of rule sets, such as enterprise (else all)."),
    "meta-set": ("規則集", "RULE_SET"),
    "opt-text": (
        "考核辦法原文（.txt 或 .md），按條款號與條款表對照",
        "Your own copy of a regulation (.txt or .md), held against the list by its clause numbers.",
    ),
}
