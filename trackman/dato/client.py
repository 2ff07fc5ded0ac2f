"""The endpoints of DatoCMS's Content Management API that trackman uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from trackman.dato.decoders.identity import decode_account
from trackman.dato.decoders.listing import UploadPage
from trackman.dato.decoders.references import decode_reference
from trackman.dato.decoders.resources import (
    decode_environment,
    decode_job,
    decode_job_result,
    decode_plan_limit,
    decode_site,
    decode_track,
    decode_upload_ticket,
    decode_whole_upload,
)
from trackman.dato.rate_limiter import Priority
from trackman.dato.response import Response
from trackman.dato.transport import Transport
from trackman.domain.errors import ApiError
from trackman.domain.jobs import Job, JobResult
from trackman.domain.plans import PlanLimit
from trackman.domain.projects import Account, Environment, Site
from trackman.domain.references import Reference
from trackman.domain.tracks import Track, TrackDraft
from trackman.domain.uploads import Upload, UploadTicket

LARGEST_PAGE = 500  # API reference, section 2.3


@dataclass(frozen=True, slots=True)
class Client:
    """DatoCMS as seen in one environment; None is the primary one.

    Every method is one exchange, `generate_subtitles` at times two, and raises the errors of
    `DatoError`.
    """

    transport: Transport
    environment: str | None = None

    def within(self, environment: str | None) -> Client:
        """Return the same client for another environment."""
        return replace(self, environment=environment)

    def site(self) -> Site:
        """Read the project."""
        return decode_site(self._get("/site").root()["data"])

    def account(self) -> Account:
        """Read whom the token speaks for."""
        return decode_account(self._get("/users/me", {"include": "role"}).root())

    def environments(self) -> tuple[Environment, ...]:
        """Read all environments of the project."""
        document = self._get("/environments").root()
        return tuple(decode_environment(node) for node in document["data"].items())

    def maintenance(self) -> bool:
        """Tell whether the project is in maintenance mode, which makes its primary read-only."""
        document = self._get("/maintenance-mode").root()
        return document["data"]["attributes"]["active"].flag()

    def upload_limit(self) -> int | None:
        """Read how many bytes a file may have; None where that is not told (section 4)."""
        attributes = self._get("/public-info").root()["data"]["attributes"]
        extras = attributes.get("extras")
        if extras is None or extras.is_null:
            return None
        limit = extras.get("maximum_single_upload_bytes")
        return None if limit is None or limit.is_null else limit.integer()

    def plan_limits(self) -> tuple[PlanLimit, ...]:
        """Read the limits of the project's plan. Read in the background."""
        document = self._get("/subscription-limits", priority=Priority.BACKGROUND).root()
        return tuple(decode_plan_limit(node) for node in document["data"].items())

    def upload(self, upload_id: str, priority: Priority = Priority.PERSON) -> Upload:
        """Read one upload."""
        document = self._get(f"/uploads/{_segment(upload_id)}", priority=priority).root()
        return decode_whole_upload(document["data"])

    def upload_at(self, path: str) -> Upload | None:
        """Find the upload whose file has the path `/<project>/<file>`."""
        answer = self._get("/uploads", {"filter[fields][path][eq]": path, "page[limit]": "2"})
        for node in answer.root()["data"].items():
            if node["attributes"]["path"].text() == path:  # a server may ignore a newer filter
                return decode_whole_upload(node)
        return None

    def videos(self, offset: int) -> UploadPage:
        """Read a page of the uploads of type video, in the order of their ids."""
        query = {
            "filter[fields][type][eq]": "video",
            "order_by": "id_ASC",
            "page[offset]": str(offset),
            "page[limit]": str(LARGEST_PAGE),
        }
        document = self._get("/uploads", query, Priority.BACKGROUND).root()
        uploads = tuple(decode_whole_upload(node) for node in document["data"].items())
        return UploadPage(uploads, document["meta"]["total_count"].integer())

    def uploads(self, ids: Sequence[str]) -> tuple[Upload, ...]:
        """Read the uploads of at most LARGEST_PAGE ids, as far as they are there."""
        query = {"filter[ids]": ",".join(ids), "page[limit]": str(len(ids))}
        document = self._get("/uploads", query).root()
        uploads = map(decode_whole_upload, document["data"].items())
        return tuple(one for one in uploads if one.id in ids)

    def tracks(self, upload_id: str, priority: Priority = Priority.PERSON) -> tuple[Track, ...]:
        """List the tracks of a video."""
        path = f"/uploads/{_segment(upload_id)}/tracks"
        document = self._get(path, priority=priority).root()
        return tuple(decode_track(node) for node in document["data"].items())

    def references(self, upload_id: str) -> tuple[Reference, ...]:
        """List the records of the environment that use an upload, as far as the role shows them.

        Those that were never published count too. Read in the background.
        """
        path = f"/uploads/{_segment(upload_id)}/references"
        query = {"version": "published-or-current"}
        document = self._get(path, query, Priority.BACKGROUND).root()
        return tuple(decode_reference(node) for node in document["data"].items())

    def delete_track(self, upload_id: str, track_id: str) -> Job | Track | None:
        """Send one DELETE for a track.

        Return the job DatoCMS made of it, or the track when it was deleted at once, or None when
        the answer was a success without content.
        """
        path = f"/uploads/{_segment(upload_id)}/tracks/{_segment(track_id)}"
        return _outcome(self.transport.delete(path, self.environment))

    def request_upload(self, filename: str) -> UploadTicket:
        """Ask where a file may be sent."""
        document = _document("upload_request", {"filename": filename})
        answer = self.transport.post("/upload-requests", document, self.environment)
        return decode_upload_ticket(answer.root()["data"])

    def create_track(
        self, upload_id: str, draft: TrackDraft, upload_request_id: str
    ) -> Job | Track | None:
        """Have a track made, once, of the file that was sent with a ticket of this id.

        Return the job DatoCMS made of it, or the track when it was made at once, or None when the
        answer was a success without content.
        """
        attributes = {
            "url_or_upload_request_id": upload_request_id,
            "type": draft.kind,
            "name": draft.name,
            "language_code": draft.language_code,
            "closed_captions": draft.closed_captions,
        }
        path = f"/uploads/{_segment(upload_id)}/tracks"
        document = _document("upload_track", attributes)
        return _outcome(self.transport.post(path, document, self.environment))

    def generate_subtitles(self, upload_id: str, draft: TrackDraft) -> Job | Track | None:
        """Have subtitles made of a video's sound, once. Answers as `create_track` does.

        An older server wants the type of a track (API reference, section 1.2). It is asked again
        only where it refused the newer one, and so has done nothing.
        """
        attributes = {"language_code": draft.language_code, "name": draft.name}
        path = f"/uploads/{_segment(upload_id)}/tracks/generate-subtitles"
        document = _document("subtitles_generation", attributes)
        try:
            return _outcome(self.transport.post(path, document, self.environment))
        except ApiError as error:
            if error.may_have_worked or error.fault.code != "INVALID_FORMAT":
                raise
        document = _document("upload_track", attributes)
        return _outcome(self.transport.post(path, document, self.environment))

    def job_result(self, job_id: str) -> JobResult | None:
        """Ask once how a job ended; None while it runs.

        A job that is unknown looks the same as one that runs (API reference, section 3).
        """
        try:
            return decode_job_result(
                self._get(f"/job-results/{_segment(job_id)}", priority=Priority.POLLING)
            )
        except ApiError as error:
            if error.fault.status == 404 and error.fault.code == "NOT_FOUND":
                return None
            raise

    def _get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        priority: Priority = Priority.PERSON,
    ) -> Response:
        return self.transport.get(path, self.environment, query, priority)


def _outcome(answer: Response) -> Job | Track | None:
    """Read what became of a request that changes a track."""
    if not answer.body.strip():
        return None
    data = answer.root()["data"]
    return decode_job(data) if data["type"].text() == "job" else decode_track(data)


def _document(kind: str, attributes: Mapping[str, object]) -> Mapping[str, object]:
    return {"data": {"type": kind, "attributes": attributes}}


def _segment(text: str) -> str:
    """Return an id as one segment of a path, whatever it holds."""
    return quote(text, safe="")
