# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a project file with Python's own zipfile and checks it by the words of the format alone.

check-archive.py FILE: exit status 0 where everything holds, else a sentence on stderr.
"""
import hashlib
import json
import sys
import zipfile


def check(path):
    with open(path, "rb") as file:
        data = file.read()
    assert data[30:38] == b"mimetype", "the first entry is not mimetype"
    assert b"application/vnd.waymark.isms+zip" in data[38:100], "the MIME type is not near the start"

    archive = zipfile.ZipFile(path)
    assert len(archive.comment) == 71, "the comment is not 71 bytes long"
    expected = "sha256:" + hashlib.sha256(data[:-71]).hexdigest()
    assert archive.comment.decode() == expected, "the comment is not the hash of the file"
    assert archive.testzip() is None, "an entry fails its CRC"

    names = archive.namelist()
    assert names[:3] == ["mimetype", "manifest.json", "project.sqlite"], "the order is wrong"
    first = archive.getinfo("mimetype")
    assert first.compress_type == zipfile.ZIP_STORED, "mimetype is not stored"
    assert archive.read("mimetype") == b"application/vnd.waymark.isms+zip", "wrong MIME type"

    manifest = json.loads(archive.read("manifest.json"))
    declared = [entry["name"] for entry in manifest["entries"]]
    assert sorted(declared) == sorted(names[2:]), "manifest and directory differ"
    for entry in manifest["entries"]:
        content = archive.read(entry["name"])
        info = archive.getinfo(entry["name"])
        assert len(content) == entry["size"] == info.file_size, entry["name"] + ": wrong size"
        assert hashlib.sha256(content).hexdigest() == entry["sha256"], entry["name"] + ": hash"
        assert info.external_attr >> 16 == 0o100644, entry["name"] + ": mode"
        assert info.date_time == (2024, 5, 6, 7, 8, 10), entry["name"] + ": time"
        assert info.extract_version <= 20, entry["name"] + ": Zip64 without need"


try:
    check(sys.argv[1])
except (AssertionError, zipfile.BadZipFile) as problem:
    sys.exit("%s: %s" % (sys.argv[1], problem))
