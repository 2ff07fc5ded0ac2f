"""What people read when something does not work."""

from trackman.demo.errors import Refusal

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
PICTURE = "W0TatV07RuC0KGl-mGutLA"


def about_videos(server):
    """Return what was asked about single videos, but for the records that use them."""
    paths = [seen.path for seen in server.seen]
    return [one for one in paths if one.startswith("/uploads/") and "/references" not in one]


def test_a_wrong_id_is_said_under_the_field_and_nothing_is_sent(start, server):
    program = start()
    program.read("main · primary")
    field = program.find("text", "Open video")
    for typed, said in (
        ("hello", "“hello” is neither a link to a video nor an ID."),
        ("two words", "Links and IDs contain no spaces."),
        ("https://example.com/x", "This link doesn’t lead to a video in DatoCMS."),
        ("", "Paste a video’s DatoCMS link or its ID."),
    ):
        program.press("ctrl+l", "BackSpace")
        program.type(typed)
        program.press("Return")
        program.read(said)
        program.wait_for(lambda s=said: s in field.description, "the same at the field")
    assert about_videos(server) == []
    assert not any("hello" in f"{seen.path}{seen.query}" for seen in server.seen)
    program.type(LAUNCH)
    program.wait_for(lambda: LAUNCH in field.text, "the id typed")
    program.wait_for(
        lambda: not any("Paste a video’s" in words for words in program.tree.words()),
        "the end of the complaint",
    )
    program.press("Return")
    program.tracks(9)
    video = f"/uploads/{LAUNCH}"
    assert sorted(about_videos(server)) == [video, f"{video}/tracks"]


def test_an_upload_without_tracks_is_explained(start):
    program = start("AAAAAAAAAAAAAAAAAAAAAA")
    program.read("DatoCMS can’t find this video")
    program.press("ctrl+l")
    program.type(PICTURE)
    program.press("Return")
    program.read("“spring-lookbook-cover.jpg” isn’t a video")


def test_a_wrong_token_is_explained(start):
    program = start(LAUNCH, DATOCMS_API_TOKEN="notthetokenofthisproject")
    program.read("DatoCMS doesn’t accept the API token")
    program.read("Set the environment variable DATOCMS_API_TOKEN")


def test_without_a_token_it_is_said_how_to_get_one(start, server):
    program = start(LAUNCH, DATOCMS_API_TOKEN=None)
    program.read("Sign in to your project")
    program.find("password text", "API token")
    assert server.seen == []
    program.close()
    assert program.ends() == 0, program.output


def test_a_sandbox_is_read_only_and_says_why(start, server, deletes):
    reason = "Tracks can be changed only in the primary environment, and “redesign” is a sandbox."
    program = start(LAUNCH, "--environment", "redesign")
    program.tracks(9)
    program.read(reason)
    program.read("redesign · read-only")
    program.go_to_row(2)
    delete = program.find("push button", "Delete")
    assert not delete.has("enabled")
    assert delete.description == reason
    program.press("Delete")
    program.read(reason, program.find("panel", "Notification"))
    assert program.tree.find("dialog") is None
    assert deletes() == []
    tracks = [seen for seen in server.seen if seen.path.endswith("/tracks")]
    assert {seen.headers["X-Environment"] for seen in tracks} == {"redesign"}


def test_a_failed_job_leaves_the_track_and_says_why(opened, project, deletes):
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {"message": "primary audio"})
    opened.delete_row_for_good(8)
    opened.row_says(8, "Not deleted: DatoCMS’s video service rejected the request")
    opened.read("“Doppiaggio italiano” was not deleted", opened.find("panel", "Notification"))
    details = opened.find("panel", "Track details")
    for words in ("MUX_ERROR", "The track was not deleted.", "primary audio"):
        opened.read(words, details)
    project.fail_jobs_with = None
    details.find("push button", "Try again").press()
    opened.tracks(8)
    assert len(deletes()) == 2


def test_a_server_that_is_away_can_be_tried_again(start, server):
    server.stop(comes_back=True)
    program = start(LAUNCH)
    program.read("DatoCMS can’t be reached")
    program.find("push button", "Copy details")  # of the video; the videos have a Try again, too
    server.start()
    program.find("push button", "Try again").press()
    program.tracks(9)


def test_a_server_that_goes_away_during_a_job_is_waited_for(
    opened, server, project, deletes, end_job
):
    project.jobs_never_end = True
    opened.delete_row(2)
    opened.row_counts(2)
    server.stop(comes_back=True)
    opened.row_says(2, "isn’t responding right now")
    end_job(opened)
    server.start()
    opened.tracks(8)
    opened.read("“Italiano” deleted", opened.find("panel", "Notification"))
    assert len(deletes()) == 1


def test_a_lost_answer_to_the_delete_is_looked_up_not_sent_again(opened, project, deletes):
    project.polls_per_job, project.job_seconds = None, 0.3
    project.drop_next(method="DELETE", before=False)
    opened.delete_row(2)
    opened.tracks(8)
    opened.read("DatoCMS didn’t return the track.", opened.find("panel", "Track details"))
    assert len(deletes()) == 1


def test_a_web_page_instead_of_an_answer_is_explained(start, project):
    project.answer_next_with_html(times=9)
    start(LAUNCH).read("The reply didn’t come from DatoCMS")
