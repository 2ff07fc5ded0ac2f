"""Fixtures of the commands: real processes with a data folder, against the look-alike."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from trackman.demo.catalogue import demo_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
NEW = "WEBVTT\n\n00:01.000 --> 00:03.000\nUna riga corretta\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said."""

    status: int
    records: list[dict[str, Any]]
    complaints: str

    @property
    def outcomes(self) -> list[str]:
        """Return the outcome of each result."""
        return [one["outcome"] for one in self.records]

    @property
    def texts(self) -> list[str]:
        """Return what is said of each result."""
        return [one["text"] for one in self.records]


@dataclass(frozen=True, slots=True)
class Shell:
    """Runs commands with one data folder against one server."""

    folder: Path
    token: str
    api_url: str
    stream_url: str
    program: tuple[str, ...] = ("trackman",)
    before: tuple[str, ...] = ()
    """Words that start the program in a world of its own."""

    def start(self, *arguments: str, **changed: str) -> subprocess.Popen[bytes]:
        """Start a command."""
        variables = {
            **os.environ,
            "DATOCMS_API_TOKEN": self.token,
            "TRACKMAN_API_URL": self.api_url,
            "TRACKMAN_STREAM_URL": self.stream_url,
            **changed,
        }
        command = [*self.before, sys.executable, "-m", *self.program, *arguments]
        if "--data-dir" not in arguments:
            command += ["--data-dir", str(self.folder)]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=variables)

    def run(self, *arguments: str, given: bytes = b"", **changed: str) -> Answer:
        """Run a command to its end."""
        return self.answer(self.start(*arguments, **changed), given)

    def answer(self, process: subprocess.Popen[bytes], given: bytes = b"") -> Answer:
        """Wait for the end of a command."""
        out, err = process.communicate(given, timeout=150)
        assert self.token.encode() not in out + err
        records = [json.loads(line) for line in out.decode().splitlines()]
        return Answer(process.returncode, records, err.decode())

    def killed(self, moment: str, at: int, *arguments: str) -> Answer:
        """Run a command that is killed at a stage, see `tests/commands/killed.py`."""
        program = ("tests.commands.killed", moment, str(at))
        return replace(self, program=program).run(*arguments)


@pytest.fixture
def project() -> DemoProject:
    """Return the demo project with jobs that end soon."""
    project = demo_project()
    project.job_seconds = project.preparing_seconds = 0.01
    return project


@pytest.fixture
def shell(server: DemoServer, tmp_path: Path) -> Shell:
    """Return what runs commands against the look-alike."""
    return Shell(tmp_path / "data", server.token, server.api_url, server.stream_url)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """Return a file to add."""
    path = tmp_path / "film.gl.vtt"
    path.write_text(NEW, encoding="utf-8")
    return path


def italian(project: DemoProject) -> list[Any]:
    """Return the Italian subtitles of the server."""
    tracks = project.uploads[VIDEO].tracks.values()
    return [one for one in tracks if one.language_code == "it-IT" and one.type == "subtitles"]
