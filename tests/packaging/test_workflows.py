import re

import pytest

WORKFLOWS = ("ci.yml", "release.yml")
TASK = re.compile(r"packaging/dev\.py +([a-z-]+)")
SCRIPT = re.compile(r"(packaging/[\w/-]+\.(?:py|sh))")


def text_of(root, name):
    return (root / ".github" / "workflows" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_each_task_and_script_they_call_exists(script, root, name):
    text = text_of(root, name)
    tasks = set(TASK.findall(text))
    assert tasks
    assert tasks <= set(script("dev").TASKS)
    assert all((root / path).is_file() for path in SCRIPT.findall(text))


def test_a_release_waits_until_every_package_was_tried(root):
    jobs = re.findall(r"^  ([a-z-]+):$", text_of(root, "release.yml"), re.MULTILINE)
    (needs,) = re.findall(r"^    needs: \[(.*)\]$", text_of(root, "release.yml"), re.MULTILINE)
    begun = jobs[jobs.index("linux") :]
    assert set(needs.split(", ")) == set(begun) - {"release"}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_of_others_are_named_by_commit_since_tags_can_be_moved(root, name):
    used = re.findall(r"uses: (.*)$", text_of(root, name), re.MULTILINE)
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", one)] == []
