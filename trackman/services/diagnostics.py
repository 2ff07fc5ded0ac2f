"""Diagnostics: facts that support needs about a trackman that does not work.

Nothing is copied from where a secret, a name or a text could stand. What is known by its shape is
picked out: a request id, a status, the kind of an error, a place in our own code.
"""

from __future__ import annotations

import platform
import re
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from types import TracebackType

from trackman import __version__
from trackman.dato.probe import library_versions
from trackman.dato.proxies import own_authorities, route_to
from trackman.domain.addresses import API_URL, is_loopback
from trackman.domain.log_entries import LogEntry, LogLevel
from trackman.domain.networks import Origin
from trackman.domain.redaction import redacted
from trackman.domain.settings import Settings
from trackman.store.error_reports import save_error_report
from trackman.store.folder import DataFolder
from trackman.store.log import hidden_in_log
from trackman.store.log_reader import read_log
from trackman.store.preferences.settings import load_settings
from trackman.store.tokens import keyring_name

Facts = Mapping[str, object]
_MOST_ERRORS = 20
_ANSWER = re.compile(r"(GET|POST|PUT|PATCH|DELETE) \S+: (\d{3}) ?([\w-]*)")
_REQUEST_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PLACE = re.compile(r'File "[^"\n]*(trackman/[a-z_/]+\.py)", line (\d+), in (\w+|<\w+>)')
_OWN_CODE = re.compile(r".*(trackman/[a-z_/]+\.py)")
_KIND = re.compile(r"^(?:[a-z_]\w*\.)*([A-Z][A-Za-z]*(?:Error|Exception|Warning))\b", re.MULTILINE)
_TRANSPORT = "trackman.dato.transport"
_SOURCE = re.compile(r"trackman(\.[a-z_]+)+|qt|asyncio|qasync|py\.warnings")
_FILES = (
    *("journal.sqlite", "seen.sqlite", "settings.json", "projects.json", "window.json"),
    *("backups", "drafts", "pictures", "texts", "sounds", "reports", "trackman.log"),
)
"""Names in a data folder; anything else there is not named."""


class Diagnostics:
    """Collects them for one data folder; all of it blocks for as long as a disk does."""

    def __init__(self, folder: DataFolder, api_url: str) -> None:
        self._folder = folder
        self._api_url = api_url

    def text(self, screen: Facts, counters: Facts, proxy: str) -> str:
        """Return the diagnostics as text.

        `screen` is what is known of Qt and the desktop, `counters` of the session; `proxy` is
        from `proxy_kind`, which may have to wait for the network.
        """
        entries = read_log(self._folder.root)
        sections: tuple[tuple[str, Facts], ...] = (
            ("Versions", self._versions()),
            ("Desktop", screen),
            ("System", {**self._system(), "Proxy": proxy}),
            ("Data folder", self._data()),
            ("Settings", settings_facts(load_settings(self._folder))),
            ("Counters", {**counters, **_counted(entries)}),
        )
        parts = [_section(title, facts) for title, facts in sections]
        errors = list(last_errors(entries))
        parts.append("\n".join(("Last errors", *(f"  {line}" for line in errors or ["none"]))))
        return redacted("\n\n".join(parts), hidden_in_log()) + "\n"

    def error_report(self, error: BaseException, screen: Facts, counters: Facts) -> str:
        """Return what an error nobody expected was, with what is known without looking for it."""
        sections: tuple[tuple[str, Facts], ...] = (
            ("Versions", self._versions()),
            ("Desktop", screen),
            ("Settings", settings_facts(load_settings(self._folder))),
            ("Counters", counters),
        )
        trace = "\n".join(("Error", *(f"  {line}" for line in traceback_facts(error))))
        parts = [trace, *(_section(title, facts) for title, facts in sections)]
        return redacted("\n\n".join(parts), hidden_in_log()) + "\n"

    def save_report(self, text: str) -> str | None:
        """Keep a report in the data folder and return its path; None where that is not possible."""
        path = save_error_report(self._folder.root, text, datetime.now().astimezone())
        return None if path is None else str(path)

    def proxy_kind(self) -> str:
        """Return the kind of proxy on the way to DatoCMS; asks the network, so it may take long."""
        route = route_to(self._api_url)
        if route.proxy is None:
            return "none"
        scheme = route.proxy.partition("://")[0]
        origin = "environment" if route.origin is Origin.ENVIRONMENT else "system"
        return f"{scheme}, of the {origin}"

    def _versions(self) -> Facts:
        return {
            "trackman": __version__,
            "Packaged": "yes" if getattr(sys, "frozen", False) else "no",
            "Python": f"{platform.python_version()} {platform.python_implementation()}",
            "Libraries": library_versions(),
            "SQLite": f"{sqlite3.sqlite_version}, FTS5 {'yes' if _has_fts5() else 'no'}",
        }

    def _system(self) -> Facts:
        is_usual = self._api_url == API_URL
        here = is_loopback(self._api_url.partition("://")[2].partition("/")[0].partition(":")[0])
        return {
            "System": f"{platform.system()} {platform.release()} {platform.machine()}",
            "Keyring": keyring_name() or "none",
            "Server": "DatoCMS" if is_usual else "this computer" if here else "another",
            "Own authorities": "yes" if own_authorities() else "no",
        }

    def _data(self) -> Facts:
        root = self._folder.root
        try:
            free = f"{shutil.disk_usage(root).free // 1_000_000} MB"
        except OSError:
            free = "unknown"
        sizes = {name: f"{_size(root / name) / 1000:.0f} kB" for name in _FILES}
        is_usual = root == DataFolder.of_the_system().root
        place = _short(root) if is_usual else "chosen with --data-dir, or a demo"
        return {"Place": place, "Disk free": free, **sizes}


def settings_facts(settings: Settings) -> Facts:
    """Return the settings; of lists of words only how long they are."""
    limits = {name: one for name, one in asdict(settings.own_limits).items() if one is not None}
    return {
        "language": settings.language or "of the system",
        "theme": settings.theme.value,
        "job_limit": settings.job_limit,
        "pace_share": settings.pace_share,
        "cache_size": settings.cache_size,
        "read_only": settings.read_only,
        "keep_backups_days": settings.keep_backups_days,
        "reason_required": settings.reason_required,
        "reasons": len(settings.reasons),
        "preset": settings.preset.value,
        "words": len(settings.words),
        "own_limits": ", ".join(f"{name} {one}" for name, one in limits.items()) or "none",
        "start_muted": settings.start_muted,
        "events": settings.events,
        "contrast": settings.contrast.value,
        "less_motion": settings.less_motion.value,
        "keys": len(settings.keys),
        "tour": settings.tour,
        "type_count_above": settings.type_count_above,
        "notify_when_done": settings.notify_when_done,
        "apply_decisions_at_once": settings.apply_decisions_at_once,
        "reviewer_name": "chosen" if settings.reviewer_name else "of the system",
        "second_approval": settings.second_approval,
    }


def last_errors(entries: Sequence[LogEntry]) -> Iterator[str]:
    """Return the last warnings, errors and refused requests, without the texts they were in."""
    grave = [one for one in entries if one.level >= LogLevel.WARNING or _refused(one)]
    for entry in grave[-_MOST_ERRORS:]:
        source = entry.source if _SOURCE.fullmatch(entry.source) else "elsewhere"
        what = [*_answers(entry), *_kinds(entry.text), *_places(entry.text)]
        yield f"{entry.at} {entry.level.name} {source}: {', '.join(what) or 'see the log'}"


def traceback_facts(error: BaseException) -> list[str]:
    """Return the kinds of an error and its causes, and the places in the code, without its words.

    The words of an error may hold what was being worked on.
    """
    lines = []
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        lines.append(type(one).__name__)
        lines += [f"  {place}" for place in _frames(one.__traceback__)]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return lines


def _frames(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        place = _OWN_CODE.fullmatch(code.co_filename.replace("\\", "/"))
        yield f"{place[1]}:{trace.tb_lineno} {code.co_name}" if place else "elsewhere"
        trace = trace.tb_next


def _refused(entry: LogEntry) -> bool:
    answer = _ANSWER.fullmatch(entry.text) if entry.source == _TRANSPORT else None
    return answer is not None and int(answer[2]) >= 400


def _answers(entry: LogEntry) -> Iterator[str]:
    if entry.source == _TRANSPORT and (answer := _ANSWER.fullmatch(entry.text)) is not None:
        method, status, request_id = answer.groups()
        known = f", request {request_id}" if _REQUEST_ID.fullmatch(request_id) else ""
        yield f"{method} answered {status}{known}"


def _kinds(text: str) -> Iterable[str]:
    """Return the errors that Python names at the end of a traceback, and that there are."""
    if "Traceback" not in text:
        return ()
    known = _known_errors()
    return dict.fromkeys(name for name in _KIND.findall(text) if name in known)


def _known_errors() -> set[str]:
    """Return the names of all kinds of errors: a word in a message may look like one."""
    kinds: list[type[BaseException]] = [BaseException]
    for kind in kinds:  # it grows meanwhile
        kinds += kind.__subclasses__()
    return {kind.__name__ for kind in kinds}


def _places(text: str) -> Iterator[str]:
    for path, line, function in _PLACE.findall(text.replace("\\", "/"))[-3:]:
        yield f"{path}:{line} {function}"


def _counted(entries: Iterable[LogEntry]) -> Facts:
    counts = Counter(entry.level for entry in entries)
    return {f"Log entries, {level.name}": counts[level] for level in LogLevel if counts[level]}


def _section(title: str, facts: Facts) -> str:
    return "\n".join((title, *(f"  {name}: {value}" for name, value in facts.items())))


def _has_fts5() -> bool:
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        except sqlite3.Error:
            return False
        return True


def _size(path: Path) -> int:
    """Return the bytes that a file or a folder takes; 0 where there is none."""
    try:
        if path.is_dir():
            return sum(_size(one) for one in path.iterdir())
        return path.stat().st_size
    except OSError:
        return 0


def _short(path: Path) -> str:
    """Return a path without the name of the person whose computer it is."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return "outside the home folder"
