"""Known holes of packages are told where advisories are at hand, and without them that nobody looked."""

import json

import pytest
from packaging.version import Version

from tests import advisories

PACKAGES = {"django": Version("6.1.3"), "django-allauth": Version("65.21.1")}


def advisory(name="Django", ecosystem="PyPI", *, versions=(), events=(), **more):
    package = {"ecosystem": ecosystem, "name": name}
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}] if events else []
    affected = [{"package": package, "versions": list(versions), "ranges": ranges}]
    return {"id": "PYSEC-1", "summary": "A hole", "affected": affected} | more


def told(tmp_path, one):
    path = tmp_path / "PYSEC-1.json"
    path.write_text(json.dumps(one))
    return list(advisories.holes(PACKAGES, [path]))


@pytest.mark.parametrize(
    "one",
    [
        advisory(versions=["6.1.2", "6.1.3"]),
        advisory(events=[{"introduced": "0"}]),
        advisory(events=[{"introduced": "6.1"}, {"fixed": "6.1.4"}]),
        advisory(events=[{"introduced": "0"}, {"last_affected": "6.1.3"}]),
        advisory(events=[{"introduced": "1.0"}, {"fixed": "2.0"}, {"introduced": "6.0"}]),
        advisory("django_AllAuth", events=[{"introduced": "0"}]),
    ],
)
def test_an_advisory_about_a_pinned_version_is_told(tmp_path, one):
    (line,) = told(tmp_path, one)

    assert line.endswith(": PYSEC-1 A hole")


@pytest.mark.parametrize(
    "one",
    [
        advisory(versions=["6.1.2", "2004d"]),
        advisory(events=[{"introduced": "0"}, {"fixed": "6.1.3"}]),
        advisory(events=[{"introduced": "6.2"}]),
        advisory(events=[{"introduced": "0"}, {"last_affected": "6.1.2"}]),
        advisory(ecosystem="npm", events=[{"introduced": "0"}]),
        advisory("flask", events=[{"introduced": "0"}]),
        advisory(events=[{"introduced": "0"}], withdrawn="2026-01-01T00:00:00Z"),
    ],
)
def test_others_are_not(tmp_path, one):
    assert told(tmp_path, one) == []


def test_says_that_nobody_looked(monkeypatch, capsys):
    monkeypatch.delenv("CALLCENTER_ADVISORIES", raising=False)

    assert advisories.main() == 0
    assert "were not looked for" in capsys.readouterr().out


def test_refuses_a_folder_without_advisories(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("CALLCENTER_ADVISORIES", str(tmp_path))

    assert advisories.main() == 1
    assert "There is no advisory in" in capsys.readouterr().out


def test_fails_for_a_hole(monkeypatch, capsys, tmp_path):
    (tmp_path / "x.json").write_text(json.dumps(advisory(events=[{"introduced": "0"}])))
    monkeypatch.setenv("CALLCENTER_ADVISORIES", str(tmp_path))

    assert advisories.main() == 1
    assert "1 advisories, 1 of them about packages" in capsys.readouterr().out


def test_reads_every_pin():
    found = advisories.pinned()

    assert {"django", "django-allauth", "pytest"} <= set(found)
    assert len(found) > 70
