"""What ``dangxing explain`` says of a member's score."""

from dangxing.messages import Texts

TEXTS: Texts = {}
