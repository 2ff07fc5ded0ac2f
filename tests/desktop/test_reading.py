"""What a screen reader finds: names, roles and words."""

NAMES = [
    ("frame", "trackman"),
    ("list", "Videos"),
    ("table", "Tracks"),
    ("text", "Open video"),
    ("push button", "Delete"),
    ("push button", "Refresh"),
    ("panel", "Track details"),
    ("text", "Reason"),
    ("push button", "Activity"),
]

FINDINGS = 4
"""Where the findings stand, without the kind."""

SENTENCES = [
    "English, subtitles, English (United States), closed captions, ready",
    "Français, subtitles, French, ready",
    "Italiano, subtitles, Italian (Italy), ready",
    "Deutsch, subtitles, German, ready",
    "العربية, subtitles, Arabic, ready",
    "日本語, subtitles, Japanese, preparing",
    "Español (auto), subtitles, Spanish (Mexico), errored: The file could not be read: "
    "it is neither SRT nor WebVTT.",
    "Audio description, audio, English, ready",
    "Doppiaggio italiano, audio, Italian, ready",
]


def test_names_roles_rows_and_details_can_be_read(opened):
    for name in NAMES:
        opened.find(*name)
    table = opened.find("table", "Tracks")
    read = table.sentences()  # the findings, which come a moment later, follow at the end
    assert [one.startswith(start) for one, start in zip(read, SENTENCES, strict=True)] == [True] * 9
    italian = table.row(2)[1:]
    del italian[FINDINGS]  # they come when the text was read
    assert italian == ["Italian (Italy)", "it-IT", "Italiano", "", "Ready"]
    videos = opened.find("list", "Videos")
    # The number of findings follows, too.
    first = "summer-launch-2026.mp4, 3 minutes 12 seconds, 9 tracks, 1 errored"
    opened.wait_for(
        lambda: any(item.name.startswith(first) for item in videos.children[:1]), "the first video"
    )
    opened.go_to_row(6)
    details = opened.find("panel", "Track details")
    opened.read("es-MX", details)
    assert {
        "Español (auto)",
        "Spanish (Mexico)",
        "errored",
        "The file could not be read: it is neither SRT nor WebVTT.",
        "a7G3hYigCzAvrPSerY1nooWrcZo3huZsR26m1WbymVxU5E7D0zTyV68KPA",
    } <= set(details.words())
    assert details.find("push button", "Copy track ID")


def test_the_row_the_keyboard_goes_to_is_read_as_a_sentence(opened):
    opened.go_to_row(2)
    table = opened.find("table", "Tracks")

    def look() -> list[str]:
        return [cell.name for cell in table.all("", "focused") if cell != table]

    (focused,) = opened.wait_for(look, "the row with the keyboard")
    assert focused.startswith(SENTENCES[2])


def test_the_sentence_of_a_row_names_its_findings(opened):
    table = opened.tracks(9)
    opened.wait_for(lambda: "6 findings, 1 warning" in table.sentences()[2], "the findings")


def test_descriptions_are_words_without_markup(opened):
    opened.go_to_row(2)
    opened.read("it-IT", opened.find("panel", "Track details"))

    def look() -> dict[tuple[str, str], str]:
        return {(part.role, part.name): part.description for part in opened.tree.all()}

    described = opened.wait_for(look, "all parts at once")  # one may go while it is asked
    assert {who: text for who, text in described.items() if "<" in text} == {}
