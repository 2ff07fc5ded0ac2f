import plistlib

import pytest


@pytest.fixture
def info(script):
    return script("info_plist")


def test_macos_is_told_all_it_wants_to_know(info):
    read = plistlib.loads(plistlib.dumps(info.entries("1.2.3", ["en", "pt_BR", "ar"])))
    assert read["CFBundleShortVersionString"] == "1.2.3"
    assert read["CFBundleLocalizations"] == ["ar", "en", "pt-BR"]
    assert read["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["trackman"]
    assert read["NSHighResolutionCapable"]
    assert not read["NSRequiresAquaSystemAppearance"]
    assert read["LSMinimumSystemVersion"].partition(".")[0].isdecimal()
    assert all(one["LSHandlerRank"] == "Alternate" for one in read["CFBundleDocumentTypes"])


def test_the_entitlements_can_be_read(root):
    file = root / "packaging" / "macos" / "entitlements.plist"
    entitlements = plistlib.loads(file.read_bytes())
    assert entitlements["com.apple.security.cs.allow-unsigned-executable-memory"] is True
    assert "com.apple.security.cs.allow-jit" not in entitlements


def test_signing_reads_nothing_that_is_not_explained(root):
    for name in ("sign.sh", "notarise.sh"):
        head, _, body = (root / "packaging" / "macos" / name).read_text().partition("set -euo")
        used = {
            word for word in body.replace("$", " ").replace("{", " ").split() if "MACOS_" in word
        }
        assert used
        for word in used:
            variable = "".join(letter for letter in word if letter.isupper() or letter == "_")
            assert variable.strip("_") in head
