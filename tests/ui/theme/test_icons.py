from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from trackman.domain.resources import resource_path
from trackman.ui.theme.colours import DARK, LIGHT
from trackman.ui.theme.icons import pixmap

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
DRAWN_ELSEWHERE = {"app"}


@pytest.mark.parametrize("name", sorted(set(NAMES) - DRAWN_ELSEWHERE))
def test_every_icon_is_drawn_in_the_colour_asked_for(qapp, name):
    drawing = pixmap(name, "text", 16, 2.0, LIGHT).toImage()
    assert drawing.width() == 32
    colours = [drawing.pixelColor(x, y) for x in range(32) for y in range(32)]
    solid = [colour for colour in colours if colour.alpha() > 250]
    assert solid
    assert all(near(colour, QColor(LIGHT.text)) for colour in solid)


def test_another_look_gives_another_drawing(qapp):
    light = pixmap("delete", "danger", 16, 1.0, LIGHT).toImage()
    dark = pixmap("delete", "danger", 16, 1.0, DARK).toImage()
    assert light != dark


@pytest.mark.parametrize(("name", "turns"), [("back", True), ("play", False)])
def test_what_points_along_the_line_turns_with_the_window(qapp, name, turns):
    usual = pixmap(name, "text", 16, 2.0, LIGHT).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        mirrored = pixmap(name, "text", 16, 2.0, LIGHT).toImage()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert (mirrored != usual) is turns


def near(one, other):
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) <= 3 for a, b in pairs)
