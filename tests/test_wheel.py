"""The wheel, in an empty environment beside a folder that has nothing of the repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from test_own_languages import OWN

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_it_claims_one_name_and_carries_the_furniture(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.partition("/")[0] for name in names} == {"leafletpress", f"{wheel.name.rpartition('-py3')[0]}.dist-info"}
    for name in (
        "templates/page.html",
        "styles/base.css",
        "styles/fonts/fonts.yaml",
        "styles/fonts/OFL.txt",
        "translations/templates/templates.pot",
        "translations/ar/LC_MESSAGES/templates.po",
    ):
        assert f"leafletpress/furniture/{name}" in names
    assert "leafletpress/countries/GB.yaml" in names
    assert {f"leafletpress/schemas/{path.name}" for path in (ROOT / "leafletpress/schemas").iterdir()} <= set(names)
    for language in ("pl.yaml", "zh-Hant.yaml", "others.yaml", "index.json"):
        assert f"leafletpress/languages/{language}" in names
    assert not [name for name in names if name.endswith(".po") and "templates.po" not in name], "no leaflet of the sample library"


def test_a_library_of_its_own(wheel: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}

    def run(*command: object) -> str:
        done = subprocess.run(
            [str(part) for part in command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run(sys.executable, "-m", "venv", "environment")
    run(
        "environment/bin/python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        ROOT / "requirements.lock",
    )
    run("environment/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", wheel)
    publish = tmp_path / "environment/bin/publish"

    run(publish, "new", "library", "ours")
    run(publish, "check", "--library", "ours")
    (english,) = run(publish, "build", "--library", "ours").split()
    assert Path(english).name == "first-leaflet_0.1_en-GB_our-clinic_standard_DRAFT.pdf"

    run(publish, "new", "language", "ar", "--library", "ours")
    (arabic,) = run(publish, "build", "--language", "ar", "--library", "ours").split()
    text = " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "", run("pdftotext", arabic, "-")).split())
    for furniture in ("معلومات للمرضى", "عن هذه النشرة", "بمن تتصل", "الإصدار"):
        assert furniture in text, "the page furniture is Arabic"
    assert "About this leaflet" not in text
    assert "Before you come" in text, "what nobody translated stays English"
    run(publish, "doctor")

    run(publish, "new", "language", "Hindi", "--library", "ours")
    catalog = tmp_path / "ours/translations/hi/LC_MESSAGES/first-leaflet.po"
    begun = catalog.read_text("utf-8")
    assert 'msgid "Before you come"\nmsgstr ""' in begun
    catalog.write_text(begun.replace('msgid "Before you come"\nmsgstr ""', 'msgid "Before you come"\nmsgstr "आने से पहले"'), "utf-8")
    run(publish, "check", "--library", "ours")
    (hindi,) = run(publish, "build", "--language", "hi", "--library", "ours").split()
    text = " ".join(run("pdftotext", hindi, "-").split())
    assert "आने से पहले" in text
    assert "किससे संपर्क करें" in text

    (tmp_path / "ours/languages").mkdir()
    (tmp_path / "ours/languages/qaa.yaml").write_text(OWN, "utf-8")
    run(publish, "new", "language", "Ourish", "--library", "ours")
    run(publish, "check", "--library", "ours")
    (own,) = run(publish, "build", "--language", "qaa", "--format", "text", "--library", "ours").split()
    assert "una uns quina" in (tmp_path / own).read_text("utf-8")
