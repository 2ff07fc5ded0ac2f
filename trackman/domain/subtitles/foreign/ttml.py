"""Reader of TTML, also as DFXP, IMSC and EBU-TT: XML with times on its paragraphs or spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree

from trackman.domain.subtitles.foreign.reading import Loss, Reading, StyledText, with_ends
from trackman.domain.subtitles.webvtt import Cue

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
"""It names an encoding, which a text that is decoded has not."""
_ROOT = re.compile(r"<(?:[\w-]+:)?tt[\s>]")
_CLOCK = re.compile(r"([0-9]{1,6}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+)|:([0-9]{1,3})(?:\.[0-9]+)?)?")
_OFFSET = re.compile(r"([0-9]+(?:\.[0-9]+)?)(h|ms|m|s|f|t)")
_SPACE = re.compile(r"[ \t\r\n]+")
_KEPT = {"fontStyle", "fontWeight", "textDecoration"}
_OF_STYLE = {"color", "backgroundColor", "fontFamily", "fontSize", "opacity", "textOutline"}
_OF_PLACE = {"origin", "extent", "padding"}
_NO_TIME = -1.0


def is_ttml(text: str) -> bool:
    """Tell whether a text is XML whose root is that of TTML."""
    return _ROOT.search(text[:4000]) is not None and "</" in text


def read_ttml(text: str) -> Reading:
    """Read TTML. Raises ValueError where it is no XML."""
    try:
        root = ElementTree.fromstring(_DECLARATION.sub("", text))
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    document = _Document(root)
    body = next((one for one in root if _name(one.tag) == "body"), None)
    if body is not None:
        document.walk(body, _Around(0.0, None, frozenset(), ""))
    reading = document.reading
    reading.cues = with_ends(sorted(reading.cues, key=lambda cue: cue.start), reading.losses)
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "").strip()
    reading.language = language or None
    if reading.losses[Loss.FRAMES]:
        reading.frame_rate = document.rate
    return reading


@dataclass(frozen=True, slots=True)
class _Around:
    """Times and styles that an element gets from those around it."""

    begin: float
    """Milliseconds."""
    end: float | None
    letters: frozenset[str]
    region: str


@dataclass(slots=True)
class _Document:
    root: ElementTree.Element
    reading: Reading = field(default_factory=Reading)
    rate: float = 30.0
    ticks: float = 1.0
    styles: dict[str, dict[str, str]] = field(default_factory=dict)
    regions: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        values = _values(self.root)
        frames = _number(values.get("frameRate", ""), 30.0)
        above, _, below = values.get("frameRateMultiplier", "1 1").replace(":", " ").partition(" ")
        self.rate = frames * _number(above, 1.0) / _number(below, 1.0)
        whole = frames if "frameRate" in values else 1.0
        self.ticks = _number(values.get("tickRate", ""), whole)
        for one in self.root.iter():
            kind, named = _name(one.tag), _values(one)
            if kind == "style" and "id" in named:
                self.styles[named["id"]] = named
            elif kind == "region" and "id" in named:
                inner = [_values(inside) for inside in one if _name(inside.tag) == "style"]
                self.regions[named["id"]] = {k: v for d in (*inner, named) for k, v in d.items()}
        drawn = sum(_name(one.tag) == "image" for one in self.root.iter())
        self.reading.losses[Loss.DRAWINGS] += drawn

    def walk(self, element: ElementTree.Element, around: _Around) -> float:
        """Read the paragraphs in an element, and return when it ends; `_NO_TIME` if it says not."""
        inside, end = self._within(element, around)
        kind = _name(element.tag)
        if kind == "p":
            self._read(element, inside)
            return end
        seq = element.get("timeContainer") == "seq"
        begin = inside.begin
        for child in element:
            if _name(child.tag) in {"div", "p", "body"}:
                ended = self.walk(child, replace(inside, begin=begin))
                begin = ended if seq and ended > begin else begin
        return end if end != _NO_TIME else begin

    def _within(self, element: ElementTree.Element, around: _Around) -> tuple[_Around, float]:
        values = _values(element)
        begin = around.begin + (self._time(values, "begin") or 0.0)
        length = self._time(values, "dur")
        length = self._time(values, "duration") if length is None else length
        named = self._time(values, "end")
        ends = [around.begin + named] if named is not None else []
        ends += [begin + length] if length is not None else []
        end = min(ends) if ends else around.end
        region = values.get("region", around.region)
        letters = self._letters(values, around.letters)
        within = _Around(begin, end, letters, region)
        return within, min(ends) if ends else _NO_TIME

    def _read(self, paragraph: ElementTree.Element, inside: _Around) -> None:
        """Read a paragraph; one without times of its own may have them on its spans."""
        timed = [one for one in paragraph.iter() if one is not paragraph and "begin" in one.attrib]
        own = any(name in paragraph.attrib for name in ("begin", "end", "dur"))
        losses = self.reading.losses
        losses[Loss.POSITIONS] += bool(_OF_PLACE & set(_values(paragraph)))
        if timed and not own:
            for span in timed:
                within, _ = self._within(span, inside)
                self._keep(span, within)
            return
        losses[Loss.KARAOKE] += bool(timed)
        self._keep(paragraph, inside)

    def _keep(self, element: ElementTree.Element, inside: _Around) -> None:
        styled = StyledText(sorted(inside.letters))
        self._add(styled, element, inside.letters)
        text = styled.finished(self.reading.losses)
        if not text:
            return
        region = self.regions.get(inside.region, {})
        top = region.get("displayAlign") == "before" and not _is_low(region.get("origin", ""))
        middle = region.get("displayAlign") == "center"
        settings = "line:0" if top else "line:50%" if middle else ""
        end = -1 if inside.end is None else round(inside.end)
        self.reading.cues.append(Cue(round(inside.begin), end, text, settings=settings))

    def _add(
        self, styled: StyledText, element: ElementTree.Element, letters: frozenset[str]
    ) -> None:
        styled.add(_SPACE.sub(" ", element.text or ""))
        for child in element:
            kind = _name(child.tag)
            if kind == "br":
                styled.add("\n")
            elif kind == "span":
                inner = self._letters(_values(child), letters)
                styled.only(sorted(inner))
                self._add(styled, child, inner)
                styled.only(sorted(letters))
            styled.add(_SPACE.sub(" ", child.tail or ""))

    def _letters(self, values: dict[str, str], letters: frozenset[str]) -> frozenset[str]:
        """Return the styles that hold within an element."""
        named = [self.styles.get(name, {}) for name in values.get("style", "").split()]
        for style in (*named, values):
            self.reading.losses[Loss.STYLES] += bool(_OF_STYLE & set(style))
            for name, yes, letter in (
                ("fontStyle", ("italic", "oblique"), "i"),
                ("fontWeight", ("bold",), "b"),
                ("textDecoration", ("underline",), "u"),
            ):
                if name in style:
                    on = any(word in style[name].split() for word in yes)
                    letters = letters | {letter} if on else letters - {letter}
        return letters

    def _time(self, values: dict[str, str], name: str) -> float | None:
        """Return a time in milliseconds; None where there is none, or none that can be read."""
        said = values.get(name, "").strip()
        if not said:
            return None
        if (clock := _CLOCK.fullmatch(said)) is not None:
            hours, minutes, seconds, rest, frames = clock.groups()
            whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
            self.reading.losses[Loss.FRAMES] += frames is not None
            part = float(f"0.{rest}") if rest else int(frames or 0) / self.rate
            return (whole + part) * 1000
        if (offset := _OFFSET.fullmatch(said)) is not None:
            count, metric = float(offset[1]), offset[2]
            self.reading.losses[Loss.FRAMES] += metric == "f"
            return (
                count
                * {
                    "h": 3_600_000,
                    "m": 60_000,
                    "s": 1000,
                    "ms": 1,
                    "f": 1000 / self.rate,
                    "t": 1000 / self.ticks,
                }[metric]
            )
        self.reading.losses[Loss.UNREADABLE] += 1
        return None


def _values(element: ElementTree.Element) -> dict[str, str]:
    """Return the attributes by their names without namespaces."""
    return {_name(name): value for name, value in element.attrib.items()}


def _name(tag: str) -> str:
    return str(tag).rpartition("}")[2]


def _number(text: str, usual: float) -> float:
    try:
        number = float(text)
    except ValueError:
        return usual
    return number if number > 0 else usual


def _is_low(origin: str) -> bool:
    """Tell whether a region begins in the lower half."""
    down = origin.split()[-1] if origin.split() else ""
    return down.endswith("%") and _number(down[:-1], 0.0) >= 50
