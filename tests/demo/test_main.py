from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

import pytest
import requests


@pytest.fixture
def start():
    started = []

    def run(*options):
        process = subprocess.Popen(
            [sys.executable, "-m", "trackman.demo", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout is not None
        return process, json.loads(process.stdout.readline())

    yield run
    for process in started:
        with process:
            process.kill()


def test_it_reports_what_it_did_when_its_input_ends(start):
    process, where = start("--videos=3", "--tracks=2", "--job-seconds=0,500")
    headers = {
        "Authorization": f"Bearer {where['token']}",
        "Accept": "application/json",
        "X-Api-Version": "3",
    }
    before = time.time()
    with requests.Session() as session:
        session.headers.update(headers)
        session.trust_env = False
        for upload in session.get(f"{where['api_url']}/uploads", timeout=5).json()["data"][:2]:
            tracks = f"{where['api_url']}/uploads/{upload['id']}/tracks"
            track = session.get(tracks, timeout=5).json()["data"][0]["id"]
            job = session.delete(f"{tracks}/{track}", timeout=5).json()["data"]["id"]
            session.get(f"{where['api_url']}/job-results/{job}", timeout=5)
    output, _ = process.communicate(timeout=10)
    report = json.loads(output)

    assert process.returncode == 0
    assert report["requests"] == {
        "GET /uploads": 1,
        "GET /uploads/:id/tracks": 2,
        "DELETE /uploads/:id/tracks/:id": 2,
        "GET /job-results/:id": 2,
    }
    assert report["refused_by_limit"] == 0
    ended, running = report["jobs"]
    assert before <= ended["accepted_at"] <= ended["ended_at"] <= ended["first_poll_after_end_at"]
    assert 0 <= ended["first_poll_after_end"] < 5
    assert (running["ended_at"], running["polls"]) == (None, 1)


def test_it_reports_what_it_did_so_far_for_each_line_it_is_sent(start):
    process, where = start("--videos=1", "--tracks=2", "--job-seconds=0")
    headers = {
        "Authorization": f"Bearer {where['token']}",
        "Accept": "application/json",
        "X-Api-Version": "3",
    }
    reports = []
    for _ in range(2):
        process.stdin.write("\n")
        process.stdin.flush()
        reports.append(json.loads(process.stdout.readline()))
        ((upload_id, tracks),) = reports[-1]["tracks"].items()
        url = f"{where['api_url']}/uploads/{upload_id}/tracks/{next(iter(tracks))}"
        requests.delete(url, headers=headers, timeout=5)
    output, _ = process.communicate(timeout=10)

    assert [len(report["deleted"]) for report in [*reports, json.loads(output)]] == [0, 1, 2]


def test_knobs_are_turned_at_the_start_and_by_lines(start):
    process, where = start("--knob", "api_access=false", "--old-dates", "--generation-seconds=0")
    headers = {
        "Authorization": f"Bearer {where['token']}",
        "Accept": "application/json",
        "X-Api-Version": "3",
    }

    def say(line):
        process.stdin.write(f"{line}\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    def status():
        return requests.get(f"{where['api_url']}/site", headers=headers, timeout=5).status_code

    assert status() == 403
    assert say('{"api_access": true}')["requests"] == {"GET /site": 1}
    assert status() == 200
    say('{"refuse_next": {"status": 503, "code": "SERVICE_UNAVAILABLE"}}')
    assert [status(), status()] == [503, 200]
    assert say('{"colour": "red"}') == {"error": "no such knob: colour"}
    assert "error" in say("{")
    process.communicate(timeout=10)


@pytest.mark.parametrize("knob", ["colour=1", "role", "role=editor"])
def test_a_knob_it_does_not_know_is_refused(knob):
    command = [sys.executable, "-m", "trackman.demo", "--knob", knob]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)

    assert ended.returncode == 2
    assert "knob" in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without asking them")
def test_it_ends_when_asked_to_terminate(start):
    process, where = start("--requests-per-window=0", "--window-seconds=9", "--window-kind=fixed")
    answer = requests.get(f"{where['api_url']}/site", timeout=5)
    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=10)

    assert answer.status_code == 429
    assert json.loads(output)["refused_by_limit"] == 1
    assert process.returncode == 0
