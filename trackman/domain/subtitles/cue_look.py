"""Looks of cues by what is seen, not by how they are written: styles, and the tags of a text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

Look = tuple[tuple[tuple[str, ...], str], ...]
"""Words with the tags they stand in, from the outermost one on."""

_TAG = re.compile(r"(<[^>]*>)")
_MOST_TAGS = 2000
"""Tags of a cue that are understood; no cue has as many."""
_COMMENT_OR_STRING = re.compile(
    r"""/\*.*?(?:\*/|\Z) | ("(?:[^"\\]|\\.)*+(?:"|\Z) | '(?:[^'\\]|\\.)*+(?:'|\Z))""",
    re.DOTALL | re.VERBOSE,
)
_STRING = "\0"  # no text that was read holds it
_NEEDLESS_SPACE = re.compile(r" ?([{};,>()]) ?")
_RULES = re.compile(r"\{[^}]*(?:\}|\Z)")
_COLON = re.compile(r" ?: ?")
_SELECTED = re.compile(r"#((?:\\[0-9a-fA-F]{1,6} ?|\\.|[^\s\\(){}#.:,>+~\[\]])+)")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6}) ?|(.))")


def words_and_tags(text: str) -> list[str]:
    """Return words and tags of a cue by turns, the words as they are shown."""
    lines = (line.rstrip(" \t\f") for line in text.split("\n"))
    whole = "\n".join(line for line in lines if line)
    end = whole.rfind(">") + 1  # behind it no tag ends, which each of many would look for
    parts = _TAG.split(whole[:end])
    parts[-1] += whole[end:]
    # tags stay as they are: `&lt;i&gt;` is text, `<i>` is not
    parts[::2] = [_shown(part) for part in parts[::2]]
    return parts


def look_of(text: str) -> Look:
    """Return the words of a cue with the tags they stand in, as the parser of the W3C nests them.

    A tag ends with the cue where nothing else ends it, and one without words is none.
    """
    parts = words_and_tags(text)
    if len(parts) > 2 * _MOST_TAGS:
        return ((("",), "".join(parts)),)
    look: list[tuple[tuple[str, ...], str]] = []
    inside: list[str] = []
    for number, part in enumerate(parts):
        if number % 2:
            tag = " ".join(part[1:-1].split())
            if tag[:1].isdigit():
                look.append((("time",), tag))
            else:
                _follow(tag, inside)
        elif part:
            tags = tuple(inside)
            before = look.pop()[1] if look and look[-1][0] == tags else ""
            look.append((tags, before + part))
    return tuple(look)


def meant(styling: Iterable[str]) -> tuple[str, ...]:
    """Return styles and regions without what makes no difference: spaces, comments, a last `;`."""
    return tuple(_meant(block) if block.startswith("STYLE") else block for block in styling)


def selected(styling: Iterable[str]) -> frozenset[str]:
    """Return the identifiers of cues that styles name."""
    found: set[str] = set()
    for block in styling:
        if block.startswith("STYLE"):
            selectors = _RULES.sub(" ", _COMMENT_OR_STRING.sub(" ", block))
            found |= {_ESCAPE.sub(_unescaped, name) for name in _SELECTED.findall(selectors)}
    return frozenset(found)


def _shown(words: str) -> str:
    return unicodedata.normalize("NFC", html.unescape(words))


def _follow(tag: str, inside: list[str]) -> None:
    """Go into a tag or out of the one that it ends, if it is the innermost."""
    if tag.startswith("/"):
        names = [re.split("[. ]", one, maxsplit=1)[0] for one in inside[-2:]]
        name = tag[1:].strip()
        if names[-1:] == [name]:
            inside.pop()
        elif name == "ruby" and names == ["ruby", "rt"]:
            del inside[-2:]
    elif tag:
        head, _, words = tag.partition(" ")
        name, *classes = head.split(".")
        inside.append(f"{'.'.join((name, *sorted(set(classes))))} {_shown(words)}")


def _meant(style: str) -> str:
    strings: list[str] = []

    def aside(found: re.Match[str]) -> str:
        if found[1] is None:
            return " "
        strings.append(found[1][1:-1])
        return _STRING

    rules = " ".join(_COMMENT_OR_STRING.sub(aside, style).split())
    rules = _RULES.sub(lambda rule: _COLON.sub(":", rule[0]), _NEEDLESS_SPACE.sub(r"\1", rules))
    return "\n".join((rules.replace(";}", "}"), *strings))


def _unescaped(escape: re.Match[str]) -> str:
    if escape[1] is None:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if code < 0x110000 else "\ufffd"
