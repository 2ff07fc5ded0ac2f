"""The data folder and what lies in it."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import platformdirs
import pytest

from trackman.domain.recent import RecentVideo
from trackman.store.folder import DataFolder
from trackman.store.log import open_log
from trackman.store.preferences.recent_videos import load_recents, save_recents

VIDEO = RecentVideo("1", "日本語.mp4", 3.5, environment="main")


def test_recent_videos_come_back_as_they_were(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "new" / "folder")
    assert load_recents(folder, "64174") == []
    save_recents(folder, "64174", [VIDEO])
    assert load_recents(folder, "64174") == [VIDEO]
    assert load_recents(folder, "another") == []
    assert len(list(folder.root.iterdir())) == 1


@pytest.mark.parametrize("text", ["", "{", "\x00", '{"a": 1}', "[1, null, {}]"])
def test_a_damaged_file_is_empty_and_set_aside(text: str, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    save_recents(folder, "64174", [VIDEO])
    next(tmp_path.iterdir()).write_text(text)
    assert load_recents(folder, "64174") == []
    save_recents(folder, "64174", [VIDEO])
    assert load_recents(folder, "64174") == [VIDEO]


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = DataFolder(tmp_path / "file")
    save_recents(folder, "64174", [VIDEO])
    assert "cannot be written" in caplog.text
    assert open_log(folder.root, "") is None


def test_the_token_never_gets_into_the_log(tmp_path: Path) -> None:
    handler = open_log(tmp_path, "s3cret")
    assert handler is not None
    log = logging.getLogger("trackman.test")
    log.warning("with %s inside", "s3cret")
    try:
        raise ValueError("s3cret")
    except ValueError:
        log.exception("failed")
    logging.getLogger().removeHandler(handler)
    handler.close()
    text = (tmp_path / "trackman.log").read_text()
    assert "inside" in text
    assert "s3cret" not in text


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has variables for it")
@pytest.mark.parametrize("home", ["/home/editor", "/home/Zoë Müller", "home", "", None])
@pytest.mark.parametrize("data", ["/data", "data", "", None])
def test_data_lies_where_platformdirs_says(
    home: str | None, data: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("HOME", home), ("XDG_DATA_HOME", data)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    expected = platformdirs.user_data_path("trackman", appauthor=False)
    assert DataFolder.of_the_system().root == expected
