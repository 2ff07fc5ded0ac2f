"""Lists of tracks to be deleted: what is named clearly is read, all else is refused."""

from __future__ import annotations

import pytest

from trackman.domain.app_links import AppLink
from trackman.domain.inventory.named_tracks import UnclearLineError, read_named_tracks
from trackman.domain.inventory.pasted import list_text

VIDEO, OTHER = "q0VNpiNQSkG6z0lif_O1zg", "P0NY5ZjORA2bO7BSiELg5g"
TRACK = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nN"
SECOND = "yBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nN"
PAGE = f"https://x.admin.datocms.com/media/assets/{VIDEO}"
_JSON = f'{{"upload_id": "{VIDEO}", "track_id": "{TRACK}", "name": "#1; 2"}}'


@pytest.mark.parametrize(
    "text",
    [
        f"{VIDEO}/{TRACK}",
        f'\ufeff# two\r\n\r\n"{VIDEO}/{TRACK}"  # it\r\n',
        _JSON,
        f"{VIDEO} {TRACK}",
        f"{VIDEO}/{TRACK}  subtitles  it  “Italiano”  ready",
        f"trackman://open?upload={VIDEO}&track={TRACK}",
        f"{PAGE} {TRACK}",
        f'upload_id;track_id\n"{VIDEO}";"{TRACK}"\n',
        f'"Name","Track ID","Video ID"\r\n"Italian, ""old""\r\nand new","{TRACK}","{VIDEO}"\r\n',
        f"Datei\tSprache\tVideo-ID\tTrack\nSommer #1.mp4\tit\t'{VIDEO}\t{TRACK}\n",
        f"{TRACK};{VIDEO}",
        f'# a; b\n"#1";{TRACK};{VIDEO}\n# end;;',
        f"name,link,track_id,upload_id\nFilm,{PAGE},{TRACK},{VIDEO}",
        f"link;track\n{PAGE};{TRACK}",
    ],
)
def test_a_track_that_is_named_clearly_is_read(text: str) -> None:
    assert [one.pair for one in read_named_tracks(text)] == [(VIDEO, TRACK)]


def test_short_ids_are_read_where_headings_name_them() -> None:
    (one,) = read_named_tracks("track_id,year,video_id\nt1,2026,8272\n")
    assert (one.pair, one.line) == (("8272", "t1"), 2)


def test_old_ids_are_read_beside_tracks() -> None:
    assert read_named_tracks(f"Film;43554720;{TRACK}")[0].pair == ("43554720", TRACK)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("nonsense", 1),
        (f"{VIDEO}/{TRACK}\nnonsense", 2),
        (f"{VIDEO}\n", 1),
        (f"{TRACK}\n", 1),
        (f"{VIDEO}/{TRACK} {VIDEO}/{SECOND}", 1),
        (f"{VIDEO}/{TRACK};{OTHER}", 1),
        (f"a;b\n{VIDEO};{TRACK};{SECOND}", 2),
        (f"a;b\n{VIDEO};{OTHER};{TRACK}", 2),
        (f"a;b\nc;d\n{VIDEO};{TRACK}", 2),
        (f"upload_id;track_id\n{VIDEO};{TRACK}\n{VIDEO}\n", 3),
        (f"upload_id;track_id\n{VIDEO};\n", 2),
        (f"upload_id;track_id;link\n{OTHER};{TRACK};{PAGE}\n", 2),
        (f"upload_id;video_id;track_id\n{VIDEO};{OTHER};{TRACK}\n", 2),
        (f'name;video;track\n"two\nlines";{VIDEO};{TRACK}\nx;{VIDEO};none\n', 4),
        (f'a;b\n{VIDEO};"{TRACK}', 2),
        (f"trackman://open?upload={VIDEO}", 1),
        (f"trackman://open?upload={VIDEO}&upload={OTHER}&track={TRACK}", 1),
        (f"https://stream.mux.com/{TRACK}.m3u8", 1),
        ('{"upload_id": "a", "track_id": null}', 1),
        ('{"upload_id": "a"}', 1),
        ('{"upload_id": "a", "track_id": "b/c"}', 1),
        ("{", 1),
        (f"8272;t1\n{VIDEO};{TRACK}", 1),
        (f"a;b;c\n# Film;{VIDEO};{TRACK}", 2),
    ],
)
def test_what_is_not_clear_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(UnclearLineError) as caught:
        read_named_tracks(text)
    assert caught.value.line == line


def test_links_say_where_a_track_is() -> None:
    own = f"trackman://open?upload={VIDEO}&track={TRACK}&project=7&environment=main"
    page = PAGE.replace("/media", "/environments/redesign/media")
    first, second = read_named_tracks(f"{own}\n{page} {TRACK}\n")
    assert first.links == (AppLink(VIDEO, "7", "main", TRACK),)
    assert second.links == (AppLink(VIDEO, environment="redesign"),)
    assert second.hosts == ("x.admin.datocms.com",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_list_may_be_in_any_usual_encoding(encoding: str) -> None:
    content = f"Größe;upload_id;track_id\nFrançais;{VIDEO};{TRACK}\n".encode(encoding)
    assert read_named_tracks(list_text(content))[0].pair == (VIDEO, TRACK)
