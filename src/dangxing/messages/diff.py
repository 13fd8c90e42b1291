"""placeholder"""

from dangxing.messages import Texts

TEXTS: Texts = {}
