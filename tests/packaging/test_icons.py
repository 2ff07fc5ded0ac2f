import pytest
from PySide6.QtGui import QImageReader

SIZES = {
    "png": {256},
    "ico": {16, 24, 32, 48, 64, 128, 256},
    "icns": {16, 32, 64, 128, 256, 512, 1024},
}


@pytest.fixture
def drawn(script, root, tmp_path):
    script("icons").draw(root / "resources" / "icons" / "app.svg", tmp_path)
    return tmp_path


@pytest.mark.parametrize("kind", SIZES)
def test_each_form_holds_the_picture_in_all_its_sizes(drawn, kind):
    reader = QImageReader(str(drawn / f"trackman.{kind}"))
    images = []
    for number in range(max(1, reader.imageCount())):
        reader.jumpToImage(number)
        images.append(reader.read())
    assert {image.width() for image in images} == SIZES[kind]
    for image in images:
        side = image.width()
        assert image.height() == side
        assert image.pixelColor(side // 2, side // 8).blue() > 100
        assert image.pixelColor(0, 0).alpha() == 0
