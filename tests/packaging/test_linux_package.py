import configparser
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages for Linux")


def judged(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_desktop_entry_is_valid_and_takes_links(root):
    file = root / "packaging" / "linux" / "trackman.desktop"
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(file, encoding="utf-8")
    main = entry["Desktop Entry"]
    assert main["Exec"] == "trackman %U"
    assert "x-scheme-handler/trackman" in main["MimeType"].split(";")
    if shutil.which("desktop-file-validate"):
        assert judged("desktop-file-validate", file).stdout == ""


def test_it_is_named_in_each_language(root):
    text = (root / "packaging" / "linux" / "trackman.desktop").read_text(encoding="utf-8")
    for language in ("it", "fr", "de", "es", "pt_BR", "nl", "ar"):
        assert text.count(f"[{language}]=") == 3


def test_appstream_takes_its_metadata_with_releases(script, root, tmp_path):
    package, notes = script("linux_package"), script("release_notes")
    released = [notes.Release("1.1.0", "2027-02-03", ""), notes.Release("1.0.0", "2027-01-02", "")]
    text = package.with_releases(package.METAINFO.read_text(encoding="utf-8"), released)
    versions = [one.get("version") for one in ElementTree.fromstring(text).iter("release")]
    assert versions == ["1.1.0", "1.0.0"]
    file = tmp_path / package.METAINFO.name
    file.write_text(text, encoding="utf-8")
    if shutil.which("appstreamcli"):
        result = judged("appstreamcli", "validate", "--no-net", "--pedantic", "--no-color", file)
        assert result.returncode == 0, result.stdout
        assert "successful" in result.stdout


def test_what_it_opens_is_the_same_everywhere(script, root):
    package = script("linux_package")
    tree = ElementTree.fromstring(package.METAINFO.read_text(encoding="utf-8"))
    listed = {one.text for one in tree.iter("mediatype")}
    entry = (root / "packaging" / "linux" / "trackman.desktop").read_text(encoding="utf-8")
    line = next(line for line in entry.splitlines() if line.startswith("MimeType="))
    assert set(line.removeprefix("MimeType=").strip(";").split(";")) == listed


def test_a_file_that_needs_a_newer_c_library_is_refused(script, monkeypatch, tmp_path):
    package = script("linux_package")
    if shutil.which("objdump") is None:
        pytest.skip("needs binutils")
    shutil.copy(sys.executable, tmp_path / "program")
    package.check_glibc(tmp_path)
    monkeypatch.setattr(package, "PROMISED_GLIBC", (2, 1))
    with pytest.raises(SystemExit, match=r"newer C library than is promised: program"):
        package.check_glibc(tmp_path)


def test_the_promise_is_the_one_that_people_read(script, root):
    promised = "glibc {}.{}".format(*script("linux_package").PROMISED_GLIBC)
    for page in ("README.md", "packaging/README.md"):
        assert promised in (root / page).read_text(encoding="utf-8")


def test_scripts_are_as_shellcheck_wants_them(root):
    if shutil.which("shellcheck") is None:
        pytest.skip("needs shellcheck")
    scripts = sorted((root / "packaging").rglob("*.sh"))
    assert len(scripts) >= 5
    assert judged("shellcheck", *scripts).stdout == ""


def test_it_installs_and_removes_itself_anywhere(root, tmp_path):
    place, prefix = tmp_path / "unpacked folder", tmp_path / "a prefix"
    (place / "_internal").mkdir(parents=True)
    (place / "share" / "applications").mkdir(parents=True)
    (place / "share" / "applications" / "trackman.desktop").write_text("[Desktop Entry]\n")
    (place / "trackman").write_text("#!/bin/sh\necho started\n")
    (place / "trackman").chmod(0o755)
    shutil.copy(root / "packaging" / "linux" / "install.sh", place)
    other = prefix / "share" / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.touch()
    environment = {"PREFIX": str(prefix), "PATH": "/usr/bin:/bin"}
    for _ in range(2):  # once more over it: an upgrade
        subprocess.run([place / "install.sh"], env=environment, check=True)
    assert judged(prefix / "bin" / "trackman").stdout == "started\n"
    subprocess.run([place / "install.sh", "--remove"], env=environment, check=True)
    left = {path.name for path in prefix.rglob("*") if not path.is_dir() or path.is_symlink()}
    assert left <= {"other.desktop", "mimeinfo.cache"}
