PRAGMA application_id = 1953655661;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE entries (
        key INTEGER PRIMARY KEY, position INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
        act TEXT NOT NULL, stage TEXT NOT NULL, batch TEXT NOT NULL,
        project TEXT NOT NULL, project_name TEXT NOT NULL, environment TEXT,
        upload_id TEXT NOT NULL, filename TEXT NOT NULL,
        track_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        language_code TEXT NOT NULL,
        planned_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, seconds REAL,
        account TEXT, reason TEXT NOT NULL, code TEXT, job_id TEXT, backup TEXT,
        restored_as TEXT, search TEXT NOT NULL, content TEXT NOT NULL
    );
INSERT INTO "entries" VALUES(1,1,'deletion','deletion','deleted','b1','64174','Acme',NULL,'video7','Lançamento.mp4','trackItalian','subtitles','Italiano','it-IT',1781428364318001,1781428368318001,2.5,'Redação','falsche Sprache',NULL,'job9','abababababababababababababababababababababababababababababababab',NULL,'lançamento.mp4
italiano
it-it
falsche sprache
redação
trackitalian
trackitalian
video7
job9','{"id": "deletion", "act": "deletion", "stage": "deleted", "batch": "b1", "place": {"project": "64174", "project_name": "Acme", "environment": null, "upload_id": "video7", "filename": "Lan\u00e7amento.mp4", "playback_id": "playback7"}, "track": {"id": "trackItalian", "upload_id": "video7", "kind": "subtitles", "name": "Italiano", "language_code": "it-IT", "closed_captions": false, "status": "ready", "error": null}, "planned_at": "2026-06-14T09:12:44.318001+00:00", "changed_at": "2026-06-14T09:12:48.318001+00:00", "account": "Reda\u00e7\u00e3o", "reason": "falsche Sprache", "backup": {"sha256": "abababababababababababababababababababababababababababababababab", "size": 1234, "cues": 50}, "job_id": "job9", "request_ids": ["request1"], "returned": {"id": "trackItalian", "upload_id": "video7", "kind": "subtitles", "name": "Italiano", "language_code": "it-IT", "closed_captions": false, "status": "ready", "error": null}, "seconds": 2.5, "code": null, "fault": "", "origin": null, "restored_as": null, "difference": ""}');
INSERT INTO "entries" VALUES(2,2,'restore','restore','accepted','b2','64174','Acme',NULL,'video7','Lançamento.mp4','trackItalian','subtitles','It�','it-IT',1781428364318001,1781428364318001,NULL,NULL,'',NULL,'job10',NULL,NULL,'lançamento.mp4
it�
it-it
trackitalian
video7
job10','{"id": "restore", "act": "restore", "stage": "accepted", "batch": "b2", "place": {"project": "64174", "project_name": "Acme", "environment": null, "upload_id": "video7", "filename": "Lan\u00e7amento.mp4", "playback_id": "playback7"}, "track": {"id": "trackItalian", "upload_id": "video7", "kind": "subtitles", "name": "It\ud800", "language_code": "it-IT", "closed_captions": false, "status": "ready", "error": null}, "planned_at": "2026-06-14T09:12:44.318001+00:00", "changed_at": "2026-06-14T09:12:44.318001+00:00", "account": null, "reason": "", "backup": null, "job_id": "job10", "request_ids": [], "returned": null, "seconds": null, "code": null, "fault": "", "origin": "deletion", "restored_as": null, "difference": ""}');
CREATE TABLE stages (
        key INTEGER PRIMARY KEY, entry INTEGER NOT NULL REFERENCES entries (key),
        stage TEXT NOT NULL, at INTEGER NOT NULL
    );
INSERT INTO "stages" VALUES(1,1,'planned',1781428364318001);
INSERT INTO "stages" VALUES(2,1,'backed_up',1781428365318001);
INSERT INTO "stages" VALUES(3,1,'sent',1781428366318001);
INSERT INTO "stages" VALUES(4,1,'accepted',1781428367318001);
INSERT INTO "stages" VALUES(5,1,'deleted',1781428368318001);
INSERT INTO "stages" VALUES(6,2,'accepted',1781428364318001);
CREATE INDEX in_order ON entries (position);
CREATE INDEX at_stage ON entries (stage, position);
CREATE INDEX in_batch ON entries (batch, position);
CREATE INDEX of_entry ON stages (entry);
COMMIT;
