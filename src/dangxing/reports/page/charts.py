"""Charts as SVG that stands in the page: no script, no font or style from elsewhere, a title and a description.

The only module that knows the drawing library.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pygal
from markupsafe import Markup
from pygal.etree import etree
from pygal.style import Style

from dangxing.language.voice import figure

# The library sets up a finder of modules for plug-ins: we use none, and Python warns of its kind whenever anything is
# imported later.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]

FONTS = "inherit"
# Dark enough against white (5.9 to 1) for figures and bars alike.
_BAR, _INK = "#1f5f99", "#1c2430"
_WIDTH, _ROW, _BARS = 480, 30, 300
_LABEL, _FONT = 12, 13
# How wide a digit with some air is, and what stands left of the bars.
_DIGIT, _AXIS = 8, 50


def columns(key: str, title: str, description: str, labels: Sequence[str], values: Sequence[int]) -> Markup:
    """Upright bars; their labels lie aslant where they would run into each other."""
    aslant = 40 if max(map(len, labels)) * _DIGIT * len(labels) > _WIDTH - _AXIS else 0
    chart = pygal.Bar(height=_BARS, margin=10, min_scale=3, x_label_rotation=aslant, **_options())
    return _drawn(chart, key, title, description, labels, values)


def bars(
    key: str, title: str, description: str, labels: Sequence[str], values: Sequence[Decimal], full: Decimal | None
) -> Markup:
    """Lying bars, the first at the top; ``full`` is where the scale ends, None: at the longest bar."""
    reach = (min(0.0, float(min(values))), float(max(values) if full is None else full))
    # The library takes every character for a narrow one.
    wide = max(sum(not char.isascii() for char in label[:_LABEL]) for label in labels)
    chart = pygal.HorizontalBar(
        height=60 + _ROW * len(values),
        margin=10,
        margin_left=10 + wide * _FONT * 2 // 5,
        margin_right=52,
        range=reach,
        **_options(),
    )
    return _drawn(chart, key, title, description, labels[::-1], values[::-1], lying=True)


def _options() -> dict[str, Any]:
    style = Style(
        background="transparent",
        plot_background="transparent",
        foreground=_INK,
        foreground_strong=_INK,
        foreground_subtle=_INK,
        font_family=FONTS,
        colors=(_BAR,),
        value_colors=(_INK,),
        opacity="1",
        transition="0s",
        guide_stroke_color="#c9d1da",
        major_guide_stroke_color="#c9d1da",
        guide_stroke_dasharray="1,0",
        major_guide_stroke_dasharray="1,0",
        label_font_size=_FONT,
        major_label_font_size=_FONT,
        value_font_size=_FONT,
    )
    return {
        "js": (),
        "style": style,
        "width": _WIDTH,
        "show_legend": False,
        "print_values": True,
        "print_values_position": "top",
        "truncate_label": _LABEL,
        "max_scale": 8,
        "disable_xml_declaration": True,
        "value_formatter": lambda value: figure(Decimal(str(value))),
    }


def _drawn(
    chart: Any,
    key: str,
    title: str,
    description: str,
    labels: Sequence[str],
    values: Sequence[Decimal | int],
    *,
    lying: bool = False,
) -> Markup:
    # The name of the chart is in its styles: one made by chance would make every page another.
    chart.uuid = key
    chart.x_labels = list(labels)
    chart.add("", [float(value) for value in values])
    root = chart.render_tree()
    for part in list(root.iter()):
        for child in list(part):
            # Scripts, comments (with the day), words for a mouse that the scripts would have shown.
            if not isinstance(child.tag, str) or child.tag.rpartition("}")[2] in ("script", "title", "desc"):
                part.remove(child)
            elif lying and child.get("class") == "value":
                # Beside the end of the bar: astride it the figure could not be read.
                child.set("text-anchor", "start")
                child.set("dx", "5")
    for name, words in (("desc", description), ("title", title)):
        told = etree.Element(name)
        told.set("id", f"{key}-{name}")
        told.text = words
        root.insert(0, told)
    root.set("role", "img")
    root.set("aria-labelledby", f"{key}-title {key}-desc")
    # Every word of the tree was set as text: writing the tree out is what escapes it.
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704
