from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage

from trackman.ui.library import thumbnails as module
from trackman.ui.library.thumbnails import ThumbnailTiles, tile_size

HASH = "1QcSHQRnh493V4dIh4eXh1h4kJUI"


@pytest.fixture
def tiles(qapp):
    return ThumbnailTiles()


def picture(colour="#ff0000", width=320, height=180, kind="PNG"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


def middle(tile):
    image = tile.toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


def test_a_picture_becomes_a_tile(tiles, make_upload, qtbot):
    upload = make_upload(1)
    assert tiles.tile(upload, 2.0) is None
    assert tiles.is_missing(upload)
    with qtbot.waitSignal(tiles.drawn):
        tiles.take("play-1", picture())
        assert not tiles.is_missing(upload)
    tile = tiles.tile(upload, 2.0)
    assert tile.deviceIndependentSize().toSize() == tile_size()
    assert (tile.width(), middle(tile)) == (2 * tile_size().width(), QColor("#ff0000"))
    assert tile.toImage().pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_tall_picture_fills_the_tile(tiles, make_upload, qtbot, kind):
    with qtbot.waitSignal(tiles.drawn):
        tiles.take("play-1", picture("#00ff00", 90, 320, kind))
    image = tiles.tile(make_upload(1), 1.0).toImage()
    assert image.pixelColor(1, 20).green() > 240


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>not found</html>",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        picture()[:60],
        picture(width=3000, height=3000),
    ],
    ids=["nothing", "a page", "a drawing", "half a picture", "very large"],
)
@pytest.mark.qt_log_ignore("libpng", "This plugin")
def test_what_is_no_fit_picture_is_not_asked_for_again(tiles, make_upload, qtbot, content):
    with qtbot.waitSignal(tiles.drawn):
        tiles.take("play-1", content)
    assert tiles.tile(make_upload(1), 1.0) is None
    assert not tiles.is_missing(make_upload(1))


def test_a_preview_is_shown_until_the_picture_comes(tiles, make_upload, qtbot):
    upload = make_upload(1, thumbhash=HASH)
    with qtbot.waitSignal(tiles.drawn):
        assert tiles.tile(upload, 1.0) is None
    preview = middle(tiles.tile(upload, 1.0))
    assert tiles.is_missing(upload)
    with qtbot.waitSignal(tiles.drawn):
        tiles.take("play-1", picture("#0000ff"))
    assert middle(tiles.tile(upload, 1.0)) == QColor("#0000ff") != preview


def test_a_damaged_hash_leaves_the_tile_empty(tiles, make_upload, qtbot):
    upload = make_upload(1, thumbhash="!!!")
    with qtbot.waitSignal(tiles.drawn):
        tiles.tile(upload, 1.0)
    assert tiles.tile(upload, 1.0) is None


def test_a_video_without_pictures_asks_for_none(tiles, make_upload):
    upload = make_upload(1, mux_playback_id=None)
    assert tiles.tile(upload, 1.0) is None
    assert not tiles.is_missing(upload)


def test_pictures_used_longest_ago_are_forgotten(tiles, make_upload, qtbot, monkeypatch):
    monkeypatch.setattr(module, "_MOST_BYTES", 3 * tile_size().width() * tile_size().height() * 4)
    for number in range(5):
        with qtbot.waitSignal(tiles.drawn):
            tiles.take(f"play-{number}", picture())
        tiles.tile(make_upload(0), 1.0)
    kept = [n for n in range(5) if tiles.tile(make_upload(n), 1.0) is not None]
    assert kept == [0, 3, 4]


def test_many_pictures_at_once_are_drawn_in_portions(tiles, make_upload, qtbot):
    content = picture(width=640, height=640)
    for number in range(20):
        tiles.take(f"play-{number}", content)
    portions: list[None] = []
    tiles.drawn.connect(lambda: portions.append(None))
    qtbot.waitUntil(lambda: all(tiles.tile(make_upload(n), 1.0) for n in range(20)))
    assert len(portions) > 4
