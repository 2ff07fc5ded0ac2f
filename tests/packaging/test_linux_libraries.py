import sys
from pathlib import Path

import PySide6
import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shares libraries so")
PLACE = Path(PySide6.__file__).parent
LIB = "PySide6/Qt/lib"


def entry(place, kind="BINARY"):
    return (place, str(PLACE.parent / place), kind)


@pytest.fixture
def libraries(script):
    return script("linux_libraries")


def test_what_nothing_needs_any_more_stays_behind(libraries):
    gui, core, quick = (entry(f"{LIB}/libQt6{name}.so.6") for name in ("Gui", "Core", "Quick"))
    module = entry("PySide6/QtGui.abi3.so", "EXTENSION")
    plugin = entry("PySide6/Qt/plugins/imageformats/libqgif.so")
    assert libraries.without_unused([module, gui, core, quick]) == [module, gui, core]
    assert libraries.without_unused([plugin, gui, core, quick]) == [plugin, gui, core]


def test_libraries_of_the_system_stay_behind_with_what_they_alone_need(libraries):
    gui = entry(f"{LIB}/libQt6Gui.so.6")
    module = entry("PySide6/QtGui.abi3.so", "EXTENSION")
    # Found on no system: it is not even looked into.
    fonts = ("libfontconfig.so.1", "/nowhere/libfontconfig.so.1", "BINARY")
    expat = ("libexpat.so.1", "/nowhere/libexpat.so.1", "BINARY")
    assert libraries.without_unused([module, gui, fonts, expat]) == [module, gui]


def test_links_to_libraries_that_stay_behind_go(libraries):
    core = entry(f"{LIB}/libQt6Core.so.6")
    link = ("libQt6Core.so.6", core[0], "SYMLINK")
    dead = ("libQt6Quick.so.6", f"{LIB}/libQt6Quick.so.6", "SYMLINK")
    data = ("trackman/resources/icons/app.svg", "app.svg", "DATA")
    assert libraries.without_dead_links([link, dead, data], [core]) == [link, data]


def test_reads_what_a_library_needs(script):
    needs = script("elf").needs_of(PLACE / "Qt" / "lib" / "libQt6Gui.so.6")
    assert {"libQt6Core.so.6", "libfontconfig.so.1", "libc.so.6"} <= set(needs.libraries)
    assert (2, 17) < needs.glibc < (2, 36)
