import sys

import pytest


@pytest.fixture
def debian(script):
    return script("debian")


@pytest.mark.parametrize(
    ("known", "chosen"),
    [
        (set(), ["libgl1", "libglib2.0-0"]),
        ({"libglib2.0-0", "libgl1"}, ["libgl1", "libglib2.0-0"]),
        ({"libglib2.0-0t64", "libgl1"}, ["libgl1", "libglib2.0-0t64"]),
    ],
)
def test_takes_the_package_name_this_system_knows(debian, known, chosen):
    assert debian.packages_for(debian.QT[:2], known.__contains__) == chosen


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks libraries")
def test_prints_the_one_command_where_it_may_not_install(debian, monkeypatch):
    monkeypatch.setattr(debian, "as_root", lambda: None)
    monkeypatch.setattr(debian, "runs", lambda program: program == "apt-get")
    missing = debian.Need("libnone.so.9", ("libnone9",), debian.loads)
    with pytest.raises(SystemExit, match=r"sudo apt-get install -y .*libnone9$"):
        debian.ensure_system([missing])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks libraries")
def test_names_what_is_missing_on_systems_without_apt(debian, monkeypatch, capsys):
    monkeypatch.setattr(debian, "runs", lambda _: False)
    debian.ensure_system([debian.Need("libnone.so.9", ("libnone9",), debian.loads)])
    assert "libnone.so.9" in capsys.readouterr().out
