"""Every key of the program, in one table: menus, handlers, tooltips and the key sheet ask here.

Keys are written as Qt writes them in files: `Ctrl+Shift+K`, with Ctrl for the command key of macOS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Flag, StrEnum, auto

MOST_KEYS = 4
"""Keys of one command, at most."""


class KeyPlace(Flag):
    """Places where a key works. Editor and review take theirs before the rest of the window."""

    TRACKS = auto()
    """The list of tracks has the keyboard."""
    WORK = auto()
    """The cues, the player or what is beside them has the keyboard."""
    ELSEWHERE = auto()
    EDITOR = auto()
    REVIEW = auto()
    """A track is judged in a review, and nobody types."""
    WINDOW = TRACKS | WORK | ELSEWHERE
    NOWHERE = 0
    """Shown on the sheet only: lists and fields have these keys by themselves."""


class KeyGroup(StrEnum):
    """Groups of the key sheet, in the order of the menus."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    VIDEO = "video"
    TRACK = "track"
    PLAYBACK = "playback"
    TOOLS = "tools"
    HELP = "help"
    EDITOR = "editor"
    REVIEW = "review"
    LISTS = "lists"


class KeyRefusal(StrEnum):
    """Reasons why a key cannot be given to a command."""

    FIXED = "fixed"
    """The key of this command belongs to lists and fields."""
    LISTS = "lists"
    """Such as arrows, Return and Escape."""
    TYPING = "typing"
    """It types a letter, or works on text that is typed."""
    MENUS = "menus"
    """Alt and a letter open menus and press buttons."""
    THIRD_LEVEL = "third level"
    """Ctrl and Alt together type marks on many keyboards."""
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class KeyBinding:
    """A command, the keys it has at first, and where they work."""

    name: str
    """The object name of the action, if it has one."""
    group: KeyGroup
    keys: tuple[str, ...]
    places: KeyPlace = KeyPlace.WINDOW

    @property
    def is_fixed(self) -> bool:
        """True for keys that cannot be changed."""
        return self.places is KeyPlace.NOWHERE


def _group(
    group: KeyGroup, keys: Mapping[str, str], places: KeyPlace = KeyPlace.WINDOW
) -> Iterator[KeyBinding]:
    for name, written in keys.items():
        yield KeyBinding(name, group, tuple(written.split()), places)


BINDINGS: tuple[KeyBinding, ...] = (
    *_group(
        KeyGroup.FILE,
        {
            "openVideo": "Ctrl+L",
            "clearRecent": "",
            **dict.fromkeys(("saveAs-vtt", "saveAs-srt", "saveAs-txt"), ""),
            **dict.fromkeys(("downloadAs-vtt", "downloadAs-srt", "downloadAs-txt"), ""),
            **dict.fromkeys(("exportFindings", "exportAll", "importAll"), ""),
            "quit": "Ctrl+Q",
        },
    ),
    *_group(KeyGroup.EDIT, {"undo": "Ctrl+Z"}),
    *_group(KeyGroup.EDIT, {"copyId": "Ctrl+C", "copyName": "Ctrl+Shift+C"}, KeyPlace.TRACKS),
    *_group(KeyGroup.EDIT, {"copyTrackLink": ""}),
    *_group(KeyGroup.EDIT, {"copyCues": "Ctrl+C"}, KeyPlace.WORK),
    *_group(
        KeyGroup.EDIT,
        {
            "pasteFiles": "Ctrl+V",
            "searchVideosAction": "Ctrl+F",
            "findText": "Ctrl+Shift+F",
            "findNext": "F3",
            "findBefore": "Shift+F3",
            "openSettings": "Ctrl+,",
        },
    ),
    *_group(
        KeyGroup.VIEW,
        {
            "showVideos": "Ctrl+B",
            **dict.fromkeys(("theme-system", "theme-light", "theme-dark"), ""),
            "largerText": "Ctrl++ Ctrl+=",
            "smallerText": "Ctrl+-",
            "normalText": "Ctrl+0",
            **dict.fromkeys([f"sortBy{column}" for column in (-1, 0, 3, 5, 1, 2, 6)], ""),
            "nextPane": "F6",
            "previousPane": "Shift+F6",
            "resetLayout": "",
        },
    ),
    *_group(
        KeyGroup.VIDEO,
        {
            "refreshTracks": "F5",
            **dict.fromkeys(("openInDatoCms", "copyDatoCmsAddress", "copyLink"), ""),
        },
    ),
    *_group(KeyGroup.TRACK, {"addTracks": "Ctrl+Shift+N", "generateSubtitles": ""}),
    *_group(KeyGroup.TRACK, {"deleteTrack": "Del"}, KeyPlace.TRACKS),
    *_group(KeyGroup.TRACK, {"restoreTrack": "", "selectBad": "Ctrl+Shift+A"}),
    *_group(KeyGroup.TRACK, {"nextTrack": "N"}, KeyPlace.TRACKS | KeyPlace.WORK),
    *_group(KeyGroup.TRACK, {"reviewTracks": ""}),
    *_group(
        KeyGroup.TRACK,
        {
            "editSubtitles": "Ctrl+E",
            "compareTexts": "Ctrl+D",
            "nextFinding": "F8",
            "previousFinding": "Shift+F8",
            "replaceTrack": "Ctrl+Shift+R",
            "changeTrack": "F2",
            "trackVersions": "",
            "copyToVideo": "",
            "checkSound": "",
        },
    ),
    *_group(
        KeyGroup.PLAYBACK,
        {
            "playback-play": "K",
            "playback-back": "J",
            "playback-forward": "L",
            "playback-before": ",",
            "playback-after": ".",
            "playback-slower": "[ -",
            "playback-faster": "] +",
            "playback-mute": "M",
            "playback-full": "F",
        },
        KeyPlace.WORK,
    ),
    *_group(
        KeyGroup.TOOLS,
        {
            "showPalette": "Ctrl+K F4",
            "showAllTracks": "Ctrl+Shift+L",
            "showCoverage": "",
            "searchAllSubtitles": "",
            "chooseByRule": "",
            "keepLanguages": "",
            "showReviews": "",
            "showActivity": "Ctrl+J",
            "showDeleted": "",
            "showHistory": "Ctrl+H",
            "moderationReport": "",
            "accessibilityReport": "",
            "checkBackups": "",
        },
    ),
    *_group(
        KeyGroup.HELP,
        {
            "openGuide": "F1",
            "showKeys": "?",
            "startTour": "",
            "showLog": "",
            "copyDiagnostics": "",
            "checkForUpdates": "",
            "showAbout": "",
        },
    ),
    *_group(KeyGroup.HELP, {"whatsThis": "Shift+F1"}, KeyPlace.NOWHERE),
    *_group(
        KeyGroup.EDITOR,
        {
            "editor-undo": "Ctrl+Z",
            "editor-redo": "Ctrl+Shift+Z Ctrl+Y",
            "editor-split": "Ctrl+K",
            "editor-merge": "Ctrl+M",
            "editor-insert": "Ctrl+I",
            "editor-delete": "Ctrl+Shift+K",
            "editor-shift": "Ctrl+T",
            "editor-stretch": "Ctrl+Shift+T",
            "editor-find": "Ctrl+F Ctrl+Shift+F",
            "editor-next-hit": "F3",
            "editor-hit-before": "Shift+F3",
            "editor-fix": "F7",
            "editor-fix-all": "Shift+F7",
            "editor-next-finding": "F8",
            "editor-finding-before": "Shift+F8",
            "editor-edit": "F2",
            "editor-play": "Ctrl+P",
            "editor-save": "Ctrl+S",
            "editor-publish": "Ctrl+Shift+P",
        },
        KeyPlace.EDITOR,
    ),
    *_group(
        KeyGroup.REVIEW,
        {
            "review-keep": "K",
            "review-delete": "D",
            "review-fix": "F",
            "review-skip": "S",
            "review-note": "N",
            "review-reason": "R",
            "review-undo": "U Ctrl+Z",
            "review-finding": "G F8",
            "review-finding-before": "Shift+G Shift+F8",
            "review-play": "P",
            "review-pause": "Space",
            "review-next": "Right",
            "review-previous": "Left",
            "review-language": "O",
            "review-version": "V",
            "review-sound": "H",
            "review-details": "I",
            "review-overview": "A",
            "review-larger": "+ = Ctrl++ Ctrl+=",
            "review-smaller": "- Ctrl+-",
            "review-normal": "0 Ctrl+0",
        },
        KeyPlace.REVIEW,
    ),
    *_group(
        KeyGroup.LISTS,
        {
            "moveDown": "Down Up",
            "extendSelection": "Shift+Down Shift+Up",
            "selectAll": "Ctrl+A",
            "activate": "Return",
            "copyRows": "Ctrl+C",
            "playSpace": "Space",
            "leave": "Esc",
            "addAll": "Ctrl+Return",
        },
        KeyPlace.NOWHERE,
    ),
)
"""All commands that have or may have keys, as the menus list them."""

_BY_NAME: Mapping[str, KeyBinding] = {one.name: one for one in BINDINGS}
_MIRRORED: Mapping[str, tuple[str, ...]] = {"review-next": ("Left",), "review-previous": ("Right",)}
"""Keys at first in a window from right to left, of commands that go along the line of reading."""

_WRITTEN = re.compile(r"(Meta\+)?(Ctrl\+)?(Alt\+)?(Shift\+)?(.+)", re.DOTALL)
_FUNCTION = re.compile(r"F([1-9]|1[0-9]|2[0-4])")
_OF_LISTS = frozenset(
    [
        "Up",
        "Down",
        "Left",
        "Right",
        "Home",
        "End",
        "PgUp",
        "PgDown",
        "Return",
        "Enter",
        "Esc",
        "Tab",
        "Backtab",
        "Space",
        "Backspace",
    ]
)
_OF_TEXT = frozenset(
    [
        "Ctrl+A",
        "Ctrl+C",
        "Ctrl+X",
        "Ctrl+V",
        "Ctrl+Y",
        "Ctrl+Z",
        "Ctrl+Shift+Z",
        "Ctrl+Del",
        "Ctrl+Shift+Del",
        "Shift+Del",
        "Ctrl+Ins",
        "Shift+Ins",
    ]
)
_OF_THE_SYSTEM = frozenset({"Alt+F4", "F10", "Shift+F10", "Ctrl+F4"})


def binding(name: str) -> KeyBinding | None:
    """Return a command by its name; None where it is none that has keys."""
    return _BY_NAME.get(name)


def refusal(one: KeyBinding, key: str) -> KeyRefusal | None:
    """Return why a command cannot have a key; None where it can."""
    if one.is_fixed:
        return KeyRefusal.FIXED
    if key in one.keys or key in _MIRRORED.get(one.name, ()):
        return None
    if key in _OF_TEXT:
        return KeyRefusal.TYPING
    match = _WRITTEN.fullmatch(key)
    if match is None:
        return KeyRefusal.SYSTEM
    return _refusal(one, key, match.groups())


def _refusal(one: KeyBinding, key: str, parts: Sequence[str | None]) -> KeyRefusal | None:
    meta, control, alt, _, name = parts
    name = name or ""
    if name in _OF_LISTS:
        return KeyRefusal.LISTS
    types = len(name) == 1 and name.isprintable()
    if meta or key in _OF_THE_SYSTEM or not (types or name in {"Del", "Ins"} or _function(name)):
        return KeyRefusal.SYSTEM
    if types and alt:
        return KeyRefusal.THIRD_LEVEL if control else KeyRefusal.MENUS
    if _function(name) or control:
        return None
    if types:
        return None if _takes_letters(one.places) else KeyRefusal.TYPING
    return None if one.places in KeyPlace.TRACKS else KeyRefusal.TYPING


def _function(name: str) -> bool:
    return _FUNCTION.fullmatch(name) is not None


def _takes_letters(places: KeyPlace) -> bool:
    """Tell whether nobody types where a command works: beside the player and the cues."""
    quiet, typed = KeyPlace.WORK | KeyPlace.REVIEW, KeyPlace.ELSEWHERE | KeyPlace.EDITOR
    return bool(places & quiet) and not places & typed


class KeyMap:
    """The keys in force: those of the table, and what a person made of them.

    What a person chose and no table can hold (an unknown command, a key that is none, one that
    another command has) is ignored, but kept for a trackman that knows it: see `ignored`.
    """

    def __init__(
        self, chosen: Mapping[str, Sequence[str]] | None = None, *, mirrored: bool = False
    ) -> None:
        """Take what a person chose; `mirrored` is for a window from right to left."""
        self.chosen: Mapping[str, tuple[str, ...]] = {
            name: tuple(keys) for name, keys in (chosen or {}).items()
        }
        """Keys by command, where they are others than at first."""
        self.is_mirrored = mirrored
        good = {name: keys for name, keys in self.chosen.items() if _is_possible(name, keys)}
        beside = good if mirrored else None
        while (clash := _clash({**_at_first(beside), **good})) is not None:
            dropped = clash[1] if clash[1] in good else clash[0]
            del good[dropped]
        self._at_first = _at_first(beside)
        self.ignored: tuple[str, ...] = tuple(name for name in self.chosen if name not in good)
        """Commands whose keys could not be taken up."""
        self._keys: dict[str, tuple[str, ...]] = {**self._at_first, **good}
        self._by_key: dict[str, list[KeyBinding]] = {}
        for one in BINDINGS:
            for key in self._keys[one.name]:
                self._by_key.setdefault(key, []).append(one)

    def at_first(self, name: str) -> tuple[str, ...]:
        """Return the keys a command has before a person changes them."""
        return self._at_first[name]

    def mirrored(self, mirrored: bool) -> KeyMap:
        """Return what a person chose, for windows from right to left or from left to right."""
        return KeyMap(self.chosen, mirrored=mirrored)

    def of(self, name: str) -> tuple[str, ...]:
        """Return the keys of a command."""
        return self._keys[name]

    def is_changed(self, name: str) -> bool:
        """Tell whether a person gave a command other keys."""
        return self._keys[name] != self._at_first[name]

    def command(self, key: str, place: KeyPlace) -> str | None:
        """Return the command that a key stands for at a place."""
        found = (one.name for one in self._by_key.get(key, ()) if one.places & place)
        return next(found, None)

    def owners(self, name: str, key: str) -> list[KeyBinding]:
        """Return the other commands that have a key where this one would."""
        places = _BY_NAME[name].places
        found = self._by_key.get(key, ())
        return [one for one in found if one.name != name and one.places & places]

    def with_keys(self, name: str, keys: Sequence[str]) -> KeyMap:
        """Return these keys given to a command, and taken from those that had them."""
        chosen = {**self.chosen, name: tuple(dict.fromkeys(keys))[:MOST_KEYS]}
        touched, left = {name}, dict(self._keys)  # what is ignored takes no key from anybody
        for key in keys:
            for owner in self.owners(name, key):
                left[owner.name] = tuple(one for one in left[owner.name] if one != key)
                chosen[owner.name] = left[owner.name]
                touched.add(owner.name)
        # What was chosen before stays, though it is what the other direction has at first.
        changed = {
            one: given
            for one, given in chosen.items()
            if one not in touched or given != self._at_first[one]
        }
        return KeyMap(changed, mirrored=self.is_mirrored)

    def reset(self, name: str) -> KeyMap:
        """Return the keys a command has at first given back to it."""
        return self.with_keys(name, self._at_first[name])

    def reset_all(self) -> KeyMap:
        """Return all keys as they are at first; what is not understood stays in the settings."""
        unknown = {one: keys for one, keys in self.chosen.items() if one not in _BY_NAME}
        return KeyMap(unknown, mirrored=self.is_mirrored)


def _at_first(mirrored_beside: Mapping[str, Sequence[str]] | None) -> dict[str, tuple[str, ...]]:
    """Return the keys at first; mirrored where these, that a person chose, leave the key free."""
    found = {one.name: one.keys for one in BINDINGS}
    if mirrored_beside is not None:
        taken = {key for one in _MIRRORED for key in mirrored_beside.get(one, ())}
        found |= {one: keys for one, keys in _MIRRORED.items() if taken.isdisjoint(keys)}
    return found


def _is_possible(name: str, keys: Sequence[str]) -> bool:
    one = _BY_NAME.get(name)
    if one is None or len(keys) > MOST_KEYS:
        return False
    return all(refusal(one, key) is None for key in keys)


def _clash(keys: Mapping[str, Sequence[str]]) -> tuple[str, str] | None:
    """Return two commands that have the same key at the same place; None where none have."""
    had: dict[str, list[KeyBinding]] = {}
    for one in BINDINGS:
        for key in keys[one.name]:
            others = had.setdefault(key, [])
            for other in others:
                if other.places & one.places:
                    return other.name, one.name
            others.append(one)
    return None
