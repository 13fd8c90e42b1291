"""What is still due, and the quarterly notice."""

from dangxing.messages import Texts

TEXTS: Texts = {
    # What is still due, in a few words.
    "due-times": ("{what} {have}/{target}次", "{what} {have}/{target}次", "{what} {have}/{target} times"),
    "due-hours": ("{what} {have}/{target}小时", "{what} {have}/{target}小時", "{what} {have}/{target} hours"),
    "due-characters": ("{what} {have}/{target}字", "{what} {have}/{target}字", "{what} {have}/{target} characters"),
    "pace": ("（每月还需{pace}）", "（每月還需{pace}）", " ({pace} a month)"),
    "separator": ("；", "；", "; "),
}
