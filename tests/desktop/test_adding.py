"""Adding tracks from files with the real program: by keyboard alone, and by mouse."""

from pathlib import Path

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
LINES = (
    *("Goede avond, dames en heren.", "Welkom in onze winkel aan zee."),
    *("Wij zijn elke dag geopend.", "Alles wordt met de hand gemaakt."),
    *("Vraag gerust naar de prijs.", "De stoffen komen uit de buurt."),
    *("Elke jas wordt twee keer gepast.", "Daarna is zij van u alleen."),
    *("Wij verzenden door heel Europa.", "Tot ziens, en tot de volgende keer."),
)


def subrip(folder: Path, name: str) -> Path:
    path = folder / name
    cues = (
        f"{n}\n00:00:{n * 3:02},000 --> 00:00:{n * 3 + 2:02},500\n{said}"
        for n, said in enumerate(LINES, 1)
    )
    path.write_text("\n\n".join(cues), encoding="utf-8")
    return path


def choose(program, path: Path) -> None:
    """Name a file in the dialog of files, once it is there."""
    dialog = program.find("dialog", "Choose subtitle or audio files")
    program.type(str(path))
    program.wait_for(lambda: dialog.find("text").text == str(path), "the whole path")
    dialog.find("push button", "Open").press()


def added(program, project, language: str) -> None:
    """Wait for the tenth track, and look at what the server has of it."""
    program.tracks(10)

    def cues() -> int:
        tracks = list(project.uploads[LAUNCH].tracks.values())
        texts = [one.vtt or b"" for one in tracks if one.language_code == language]
        return sum(text.count(b"-->") for text in texts)

    program.wait_for(lambda: cues() == len(LINES), "all cues")


def test_by_keyboard_alone_a_file_is_corrected_and_added(opened, project, tmp_path):
    path = subrip(tmp_path, "launch.da.srt")
    opened.press("ctrl+shift+n")
    opened.find("dialog", "Add tracks")
    opened.press("Return")  # the keyboard is at “Choose files…”
    choose(opened, path)
    table = opened.find("table", "Files")
    opened.wait_for(lambda: "Danish" in str(table.sentences()), "the file")
    opened.wait_for(lambda: "warning" in str(table.row(0)), "the findings")
    opened.press("F2")
    opened.hands.type("nl")  # the list of languages is a window, but none of the program's
    opened.hands.press("Return", delay_ms=10)
    opened.wait_for(lambda: "Dutch" in str(table.sentences()), "the language")
    opened.press("ctrl+Return")
    opened.gone("dialog", "Add tracks")
    added(opened, project, "nl")


def test_by_mouse_a_file_is_added(opened, project, tmp_path):
    path = subrip(tmp_path, "launch.nl.srt")
    opened.click(opened.find("push button", "Add…"))
    dialog = opened.find("dialog", "Add tracks")
    opened.click(dialog.find("push button", "Choose files…"))
    choose(opened, path)
    table = opened.find("table", "Files")
    opened.wait_for(lambda: "Nederlands" in str(table.sentences()), "the file")
    opened.click(opened.find("push button", "Add 1 track"))
    opened.gone("dialog", "Add tracks")
    added(opened, project, "nl")


def test_by_keyboard_alone_from_a_file_to_a_published_correction_and_back(
    opened, project, tmp_path
):
    path = subrip(tmp_path, "launch.da.srt")
    opened.press("ctrl+shift+n")
    opened.find("dialog", "Add tracks")
    opened.press("Return")
    choose(opened, path)
    table = opened.find("table", "Files")
    opened.wait_for(lambda: "Danish" in str(table.sentences()), "the file")
    opened.wait_for(lambda: "warning" in str(table.row(0)), "the findings")
    opened.press("F2")
    opened.hands.type("nl")
    opened.hands.press("Return", delay_ms=10)
    opened.wait_for(lambda: "Dutch" in str(table.sentences()), "the language")
    opened.press("ctrl+Return")
    opened.gone("dialog", "Add tracks")
    added(opened, project, "nl")
    opened.row_says(9, "Ready")

    def served() -> bytes:
        tracks = project.uploads[LAUNCH].tracks.values()
        texts = [one.vtt or b"" for one in tracks if one.language_code == "nl"]
        return texts[0] if len(texts) == 1 else b""

    before = served()
    assert b"Goede avond" in before
    opened.go_to_row(9)
    opened.press("ctrl+e")
    opened.find("push button", "Publish")  # the table that is read has the same name
    opened.keyboard_is_at("table", "Cues")
    opened.press("Return", "ctrl+a")
    opened.type("Goedenavond, dames en heren.")
    opened.press("ctrl+Return", "ctrl+s")
    opened.read("Draft saved")
    opened.press("ctrl+shift+p")
    opened.read("1 cue changed")
    opened.press("Return")
    opened.wait_for(lambda: b"Goedenavond" in served(), "the correction")
    opened.read("replaced")
    opened.press("ctrl+z")
    opened.wait_for(lambda: served() == before, "the text of before")


def test_by_mouse_a_correction_is_published_and_undone(opened, project):
    def served() -> bytes:
        tracks = project.uploads[LAUNCH].tracks.values()
        texts = [one.vtt or b"" for one in tracks if one.name == "Italiano"]
        return texts[0] if len(texts) == 1 else b""

    before = served()
    tracks = opened.tracks(9)
    row = next(row for row in range(9) if "Italiano" in tracks.sentences()[row])
    opened.click_cell(tracks, row)
    opened.click(opened.find("push button", "Edit"))
    opened.find("push button", "Publish")  # the table that is read has the same name
    cues = opened.find("table", "Cues")
    opened.click_cell(cues, 1, 3, times=2)
    opened.press("ctrl+a")
    opened.type("Una riga corretta")
    opened.click(opened.find("push button", "Publish"))
    opened.read("1 cue changed")
    looked = [one for one in opened.tree.all("push button") if one.name == "Publish"]
    opened.click(looked[-1])
    opened.wait_for(lambda: b"Una riga corretta" in served(), "the correction")
    opened.read("replaced")
    opened.click(opened.find("push button", "Undo"))
    opened.wait_for(lambda: served() == before, "the text of before")
