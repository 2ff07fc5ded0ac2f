"""Links of trackman's own, as anybody may write them into a page or a mail."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.app_links import AppLink, is_app_link, parse_app_link
from trackman.domain.errors import LinkError, LinkFault
from trackman.domain.projects import Environment, Project, Site
from trackman.domain.whereabouts import Whereabouts, Workplace, whereabouts, whereabouts_of_line

ID = "q0VNpiNQSkG6z0lif_O1zg"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (f"trackman://open?upload={ID}", AppLink(ID)),
        (f"trackman://open/?upload={ID}", AppLink(ID)),
        (f" <TRACKMAN://Open?upload={ID}#top>\n", AppLink(ID)),
        (
            f"trackman://open?upload={ID}&project=64174&environment=new-look&track=12&time=34.4",
            AppLink(ID, "64174", "new-look", "12", 34.4),
        ),
        (f"trackman://open?upload={ID}&shape=new&%3Cb%3E=x", AppLink(ID, ignored=("shape",))),
        ("trackman://open?upload=-0VNpiNQSkG6z0lif_O1z_", AppLink("-0VNpiNQSkG6z0lif_O1z_")),
    ],
)
def test_reads_every_form(text: str, link: AppLink) -> None:
    assert is_app_link(text)
    assert parse_app_link(text) == link


@pytest.mark.parametrize(
    "text",
    [
        "trackman:",
        f"trackman:open?upload={ID}",
        f"trackman://delete?upload={ID}",
        f"trackman://open/delete?upload={ID}",
        f"trackman://me@open?upload={ID}",
        f"trackman://open:80?upload={ID}",
        f"trackman://open?upload={ID}&upload=other-video-with-an-id",
        f"trackman://open?upload={ID}&environment=",
        f"trackman://open?upload={ID}%00",
        f"trackman://open?upload={ID}%0A",
        f"trackman://open?upload={ID}\n&track=1",
        f"trackman://open?upload={ID}%0D%0AX-Environment:%20other",
        "trackman://open?upload=--data-dir",
        f"trackman://open?upload={ID}&track=--demo",
        f"trackman://open?upload={ID}&environment=-x",
        f"trackman://open?upload={ID}&track=$(reboot)",
        f"trackman://open?upload={ID}&track=a;b",
        f'trackman://open?upload={ID}" --data-dir "/tmp',
        "trackman://open?upload=../../site",
        f"trackman://open?upload={ID}&time=-1",
        f"trackman://open?upload={ID}&time=1e9",
        f"trackman://open?upload={ID}&time=nan",
        f"trackman://open?upload={ID}&track=%FF",
        f"trackman://open?upload={ID}&track=\u0661",
        f"trackman://open?upload={ID}&x=" + "a" * 2000,
        f"trackman://open?upload={ID}&" + "&".join(f"k{one}=1" for one in range(50)),
        f"https://open?upload={ID}",
    ],
)
def test_refuses_what_nobody_copied_from_trackman(text: str) -> None:
    with pytest.raises(LinkError) as caught:
        parse_app_link(text)
    assert caught.value.fault is LinkFault.OWN_DAMAGED


def test_says_when_no_video_is_named() -> None:
    with pytest.raises(LinkError) as caught:
        parse_app_link("trackman://open?track=1")
    assert caught.value.fault is LinkFault.OWN_WITHOUT_VIDEO


ids = st.from_regex(r"(?!--)[A-Za-z0-9_-]{22}", fullmatch=True)
names = st.from_regex(r"(?!-)[a-z0-9-]{1,20}", fullmatch=True)
moments = st.integers(0, 999_999_999).map(lambda one: one / 1000)


@given(
    upload=ids.filter(lambda one: not one.isdigit()),
    project=st.none() | ids,
    environment=st.none() | names,
    track=st.none() | ids,
    seconds=st.none() | moments,
)
def test_what_is_copied_is_read_again(
    upload: str,
    project: str | None,
    environment: str | None,
    track: str | None,
    seconds: float | None,
) -> None:
    link = AppLink(upload, project, environment, track, seconds)
    assert parse_app_link(str(link)) == link


odd = st.sampled_from(
    [
        "--data-dir",
        "%00",
        "\0",
        "\n",
        "&",
        "=",
        "upload=",
        "$(x)",
        "`",
        '"',
        "'",
        "../",
        "%2e%2e",
        "é",
    ]
)


@given(st.lists(odd | st.text(max_size=8), max_size=12).map("".join))
def test_nothing_but_ids_names_and_numbers_ever_comes_out(rest: str) -> None:
    link = None
    with contextlib.suppress(LinkError):
        link = parse_app_link(f"trackman://open?upload={ID}{rest}")
    if link is not None:
        values = (link.upload_id, link.project, link.environment, link.track_id, *link.ignored)
        assert all(
            one.isascii() and one.replace("-", "").replace("_", "").isalnum() and one[:2] != "--"
            for one in values
            if one is not None
        )
        assert link.seconds is None or 0 <= link.seconds < 1_000_000


SITE = Site("64174", "Northwind", None, None, ("en",), "main")
PROJECT = Project(
    SITE,
    None,
    (Environment("main", True, "ready", False), Environment("new-look", False, "ready", False)),
    primary="main",
)


@pytest.mark.parametrize(
    ("link", "place", "where"),
    [
        (AppLink(ID), Workplace(None, None, None), Whereabouts.HERE),
        (AppLink(ID, "64174"), Workplace("64174", None, None), Whereabouts.HERE),
        (AppLink(ID, "64174"), Workplace(None, None, None), Whereabouts.UNKNOWN),
        (AppLink(ID, "64174"), Workplace(None, None, PROJECT), Whereabouts.HERE),
        (AppLink(ID, "9"), Workplace("64174", None, None), Whereabouts.OTHER_PROJECT),
        (AppLink(ID, "9"), Workplace(None, None, PROJECT), Whereabouts.OTHER_PROJECT),
        (AppLink(ID, None, "main"), Workplace("64174", None, None), Whereabouts.UNKNOWN),
        (AppLink(ID, None, "main"), Workplace("64174", None, PROJECT), Whereabouts.HERE),
        (AppLink(ID, None, "new-look"), Workplace("64174", "new-look", None), Whereabouts.HERE),
        (
            AppLink(ID, None, "main"),
            Workplace("1", "new-look", PROJECT),
            Whereabouts.OTHER_ENVIRONMENT,
        ),
        (
            AppLink(ID, None, "new-look"),
            Workplace("1", None, PROJECT),
            Whereabouts.OTHER_ENVIRONMENT,
        ),
        (AppLink(ID, None, "gone"), Workplace("1", None, PROJECT), Whereabouts.NO_ENVIRONMENT),
    ],
)
def test_it_is_told_where_a_link_leads(link: AppLink, place: Workplace, where: Whereabouts) -> None:
    assert whereabouts(link, place) is where


@pytest.mark.parametrize(
    ("links", "hosts", "project", "where"),
    [
        ((), (), PROJECT, Whereabouts.HERE),
        ((AppLink(ID), AppLink(ID, None, "new-look")), (), None, Whereabouts.UNKNOWN),
        (
            (AppLink(ID), AppLink(ID, None, "new-look")),
            (),
            PROJECT,
            Whereabouts.OTHER_ENVIRONMENT,
        ),
        ((AppLink(ID),), ("64174.admin.datocms.com",), PROJECT, Whereabouts.HERE),
        ((AppLink(ID),), ("x.admin.datocms.com",), PROJECT, Whereabouts.OTHER_PROJECT),
        ((AppLink(ID),), ("x.admin.datocms.com",), None, Whereabouts.HERE),
    ],
)
def test_one_link_elsewhere_takes_its_line_there(links, hosts, project, where):
    assert whereabouts_of_line(links, hosts, Workplace(None, None, project)) is where
