"""The job for Windows: what it tells apart, and programs that it signs."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

STUB = Path("/usr/share/nsis/Stubs/zlib-amd64-unicode")


@pytest.fixture(autouse=True)
def _scripts(root, monkeypatch):
    monkeypatch.syspath_prepend(str(root / "packaging"))


def test_a_failing_step_is_in_the_summary_with_what_it_took(capsys):
    from windows.steps import Failed, Steps

    steps = Steps()
    with steps.step("build") as step:
        step.result = "120 MB"
    with pytest.raises(Failed), steps.step("install"):
        raise Failed("no room")
    lines = [line.split() for line in steps.summary().splitlines()]
    assert [line[0] for line in lines] == ["step", "build", "install", "all"]
    assert lines[1][-2:] == ["120", "MB"]
    assert lines[2][-1] == "failed"
    assert "install …" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="Wine runs it on Linux")
def test_only_a_missing_network_makes_it_unavailable(tmp_path):
    from windows.steps import Failed, Unavailable
    from windows.supply import _run

    says = "import sys; print(sys.argv[1]); sys.exit(1)"
    offline = "error: Failed to fetch\n  dns error: failed to lookup address information"
    with pytest.raises(Unavailable):
        _run([sys.executable, "-c", says, offline])
    with pytest.raises(Failed, match="DO NOT MATCH"):
        _run([sys.executable, "-c", says, "THESE PACKAGES DO NOT MATCH THE HASHES"])
    _run([sys.executable, "-c", ""])


def test_nothing_of_this_session_reaches_windows(tmp_path, monkeypatch):
    from windows.wine import Wine, windows_path

    for name in ("DISPLAY", "PYTHONPATH", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "LC_TIME"):
        monkeypatch.setenv(name, "of this session")
    wine = Wine(tmp_path)
    assert "of this session" not in wine.environment({}).values()
    assert wine.environment({"DISPLAY": ":7"})["WINEQT_QPA_PLATFORM"] == "windows"
    assert windows_path(Path("/home/a b/c")) == "Z:\\home\\a b\\c"


def test_without_a_certificate_nothing_is_signed(tmp_path, monkeypatch):
    from windows.installer import sign, signing

    monkeypatch.delenv("TRACKMAN_SIGN_CERTIFICATE", raising=False)
    program = tmp_path / "a.exe"
    program.write_bytes(b"MZ")
    sign(program)
    assert signing() == []
    assert program.read_bytes() == b"MZ"


@pytest.mark.skipif(
    not STUB.is_file() or not shutil.which("osslsigncode"), reason="needs nsis and osslsigncode"
)
def test_a_certificate_that_is_named_signs_the_program(tmp_path, monkeypatch):
    from windows.installer import sign

    key, cert, both = (tmp_path / name for name in ("key.pem", "cert.pem", "both.p12"))
    subject = ["-subj", "/CN=trackman test", "-addext", "extendedKeyUsage=codeSigning"]
    request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    export = ["openssl", "pkcs12", "-export", "-inkey", key, "-in", cert]
    for command in (
        [*request, "-keyout", key, "-out", cert],
        [*export, "-out", both, "-passout", "pass:secret"],
    ):
        subprocess.run(command, check=True, capture_output=True)
    (tmp_path / "password").write_text("secret")
    monkeypatch.setenv("TRACKMAN_SIGN_CERTIFICATE", str(both))
    monkeypatch.setenv("TRACKMAN_SIGN_PASSWORD_FILE", str(tmp_path / "password"))
    program = tmp_path / "trackman.exe"
    shutil.copy(STUB, program)
    sign(program)
    verify = ["osslsigncode", "verify", "-CAfile", cert, "-in", program]
    said = subprocess.run(verify, check=False, capture_output=True, text=True).stdout
    assert "CN=trackman test" in said.replace("CN = ", "CN=")
    assert "Signature verification: ok" in said


def test_the_words_of_the_installer_are_there_in_each_of_its_languages(root):
    words = (root / "packaging" / "windows" / "words.nsh").read_text("utf-8")
    entries = words.partition("!macro WORDS\n")[2].split("!insertmacro WORDS_IN ")[1:]
    assert len(entries) == 8
    for entry in entries:
        lines = [line.strip().removesuffix("\\").strip() for line in entry.splitlines()[1:4]]
        assert len({*lines}) == 3
        assert all(line.startswith('"') and line.endswith('"') for line in lines)
        assert "$LOCALAPPDATA\\trackman" in lines[2]
