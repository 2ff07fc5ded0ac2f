"""What can be given at the start: ids, links, files, and what merely looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman import __main__
from trackman.arguments import Options, read_arguments
from trackman.domain.requests import OpenRequest

ID = "q0VNpiNQSkG6z0lif_O1zg"
LINK = f"trackman://open?upload={ID}"


@pytest.mark.parametrize(
    "word",
    [
        ID,
        "-0VNpiNQSkG6z0lif_O1z_",
        "43554720",
        f"https://x.admin.datocms.com/media/assets/{ID}",
        f"x.admin.datocms.com/media/assets/{ID}",
        "https://stream.mux.com/AbC012.m3u8",
        LINK,
        "TRACKMAN:anything",
        "summer launch",
    ],
)
def test_an_id_or_a_link_is_a_video(word: str) -> None:
    assert read_arguments([word]).request == OpenRequest(word)


def test_what_lies_on_the_disk_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["a.vtt", "Überblick für Zoë 字幕 😀.srt", "subtitles", "it's; $(x) & more.vtt"]
    for name in names:
        (tmp_path / name).touch()
    assert read_arguments(names).request.files == tuple(tmp_path / name for name in names)
    address = (tmp_path / names[1]).as_uri()
    assert read_arguments([address]).request.files == (tmp_path / names[1],)
    both = read_arguments(["a.vtt", ID, "--demo"])
    assert both.request == OpenRequest(ID, (tmp_path / "a.vtt",))
    assert both.demo


def test_an_id_stays_one_although_a_file_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ID).touch()
    assert read_arguments([ID]).request == OpenRequest(ID)


@pytest.mark.parametrize("word", ["gone.vtt", "/gone", "./gone", "gone.m4a", "file:///gone.vtt"])
def test_a_file_that_is_gone_is_told_as_a_file(word: str) -> None:
    (path,) = read_arguments([word]).request.files
    assert path.is_absolute()


def test_two_videos_are_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        read_arguments([ID, "43554720"])
    assert caught.value.code == 2
    assert "one video at a time" in capsys.readouterr().err


def test_nothing_that_follows_a_link_counts(tmp_path: Path) -> None:
    broken_out = [f'{LINK}"', "--data-dir", str(tmp_path), "--demo", "a.vtt"]
    assert read_arguments(broken_out) == Options(OpenRequest(f'{LINK}"'))
    before = read_arguments(["--data-dir", str(tmp_path), LINK, "--demo"])
    assert before == Options(OpenRequest(LINK), data_dir=tmp_path)


@given(st.lists(st.text(max_size=30), max_size=4))
def test_whatever_follows_a_link_it_is_all_that_is_opened(rest: list[str]) -> None:
    assert read_arguments([LINK, *rest]) == Options(OpenRequest(LINK))


@given(st.text(min_size=1, max_size=30).filter(lambda one: not one.startswith("-")))
def test_any_word_is_a_video_or_an_absolute_path(word: str) -> None:
    request = read_arguments([word]).request
    assert [request.video == word, len(request.files) == 1].count(True) == 1
    assert all(one.is_absolute() for one in request.files)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["--help"])
    said = capsys.readouterr().out
    for command in __main__._COMMANDS:  # noqa: SLF001 - none is public
        assert f"`trackman {command}" in " ".join(said.split())
