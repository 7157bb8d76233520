"""The wheel, in an empty environment beside a folder that has nothing of the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import LIBRARIES, ROOT, TIMES
from sites import index_of, run, sign
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
    assert {f"leafletpress/site/assets/{path.name}" for path in (ROOT / "leafletpress/site/assets").iterdir()} <= set(names)
    assert {f"leafletpress/schemas/{path.name}" for path in (ROOT / "leafletpress/schemas").iterdir()} <= set(names)
    for language in ("pl.yaml", "zh-Hant.yaml", "others.yaml", "index.json"):
        assert f"leafletpress/languages/{language}" in names
    assert not [name for name in names if name.endswith(".po") and "templates.po" not in name], "no leaflet of the sample library"


class Installed:
    """What a step of the workflow sees: the library's folder, a home of its own, and the path that earlier steps made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said = folder / "path"
        self.said.touch()
        kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
        cache = os.environ.get("PIP_CACHE_DIR", str(Path.home() / ".cache/pip"))
        self.environment = {**kept, "HOME": str(folder / "home"), "GITHUB_PATH": str(self.said), "PIP_CACHE_DIR": cache}

    def run(self, script: str, where: Path, **more: str) -> str:
        """A step's script, as the workflow's shell runs it."""
        path = os.pathsep.join([*self.said.read_text("utf-8").split(), os.environ["PATH"]])
        environment = {**self.environment, "PATH": path, **more}
        command = ["bash", "-e", "-o", "pipefail", "-c", script]
        done = subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, installed as the workflow does it."""
    made = Installed(tmp_path_factory.mktemp("installed"))
    tools = made.folder / "tools"
    tools.mkdir()
    shutil.copy(wheel, tools)
    shutil.copy(ROOT / "requirements.lock", tools)
    made.run(step("check", "Install"), made.folder)
    return made


def test_a_library_of_its_own(installed: Installed, tmp_path: Path) -> None:
    def run(command: str) -> str:
        return installed.run(command, tmp_path)

    run("publish new library ours")
    run("publish check --library ours")
    (english,) = run("publish build --library ours").split()
    assert Path(english).name == "first-leaflet_0.1_en-GB_our-clinic_standard_DRAFT.pdf"
    assert Path(run("publish site --library ours --sheets ours/out --drafts").strip()).is_file()

    run("publish new language ar --library ours")
    (arabic,) = run("publish build --language ar --library ours").split()
    text = " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "", run(f"pdftotext {arabic} -")).split())
    for furniture in ("معلومات للمرضى", "عن هذه النشرة", "بمن تتصل", "الإصدار"):
        assert furniture in text, "the page furniture is Arabic"
    assert "About this leaflet" not in text
    assert "Before you come" in text, "what nobody translated stays English"
    run("publish doctor")

    run("publish new language Hindi --library ours")
    catalog = tmp_path / "ours/translations/hi/LC_MESSAGES/first-leaflet.po"
    begun = catalog.read_text("utf-8")
    assert 'msgid "Before you come"\nmsgstr ""' in begun
    catalog.write_text(begun.replace('msgid "Before you come"\nmsgstr ""', 'msgid "Before you come"\nmsgstr "आने से पहले"'), "utf-8")
    run("publish check --library ours")
    (hindi,) = run("publish build --language hi --library ours").split()
    text = " ".join(run(f"pdftotext {hindi} -").split())
    assert "आने से पहले" in text
    assert "किससे संपर्क करें" in text

    (tmp_path / "ours/languages").mkdir()
    (tmp_path / "ours/languages/qaa.yaml").write_text(OWN, "utf-8")
    run("publish new language Ourish --library ours")
    run("publish check --library ours")
    (own,) = run("publish build --language qaa --format text --library ours").split()
    assert "una uns quina" in (tmp_path / own).read_text("utf-8")


WORKFLOW = yaml.safe_load((ROOT / "docs/deploy/github.yml").read_text("utf-8"))
GITLAB = (ROOT / "docs/deploy/gitlab.yml").read_text("utf-8")
PIPELINE = yaml.safe_load(GITLAB)
HOST, PROJECT, TOKEN = "gitlab.example.org", "clinics/ours", "a-token"
TAG = "spring"
IDENTITY = "git -c user.name=x -c user.email=x@example.org"


def steps(job: str) -> list[dict[str, str]]:
    return [one for one in WORKFLOW["jobs"][job]["steps"] if "run" in one]


def step(job: str, name: str) -> str:
    (found,) = (one["run"] for one in steps(job) if one["name"] == name)
    return found


def on_github(installed: Installed, remote: Path, ref: str, where: Path) -> Path:
    """Each step of the workflow on a fresh checkout, but for the packages, which are here, and the installation, which was done once."""
    installed.run(f"git clone -q --branch {ref} {remote} {where}", installed.folder)
    kind = "tag" if ref == TAG else "branch"
    told, last = where.with_name(f"{where.name}-output"), where.with_name(f"{where.name}-site")
    for job, folder in (("check", where), ("release", where), ("site", last)):
        if job == "site":  # begun when the release is there, on the main branch
            installed.run(f"git clone -q --branch main {remote} {last}", installed.folder)
        for one in steps(job):
            if one["name"] not in ("Packages", "Install") and (job != "release" or kind == "tag"):
                installed.run(one["run"], folder, GITHUB_REF_NAME=ref, GITHUB_OUTPUT=str(told))
    assert told.exists() == (last / "public").exists(), "what is put up is what was made"
    return last / "public"


def on_gitlab(installed: Installed, remote: Path, ref: str, where: Path) -> Path:
    """Each job of the pipeline, its lines in one shell on a checkout as GitLab's runner makes it: shallow, and on no branch."""
    address = f"https://leaflets:{TOKEN}@{HOST}/{PROJECT}.git"
    installed.run(f'git config --global url."{remote.as_uri()}".insteadOf "{address}"', installed.folder)
    kind = {"CI_COMMIT_TAG": ref} if ref == TAG else {"CI_COMMIT_BRANCH": ref}
    known = {"CI_DEFAULT_BRANCH": "main", "CI_SERVER_HOST": HOST, "CI_PROJECT_PATH": PROJECT, "RELEASES_TOKEN": TOKEN, **kind}
    for job in ("check", "pages"):
        folder = where.with_name(f"{where.name}-{job}")
        folder.mkdir()
        fetched = f"git fetch -q --depth 20 origin {ref} && git checkout -q --detach FETCH_HEAD"
        installed.run(f"git init -q && git remote add origin {remote.as_uri()} && {fetched}", folder)
        installed.run("\n".join(PIPELINE[job]["script"]), folder, **known)
    return folder / PIPELINE["pages"]["artifacts"]["paths"][0]


@pytest.mark.parametrize("goes_through", [on_github, on_gitlab] if TIMES > 1 else [on_github])
def test_the_workflow_from_a_change_to_the_site(
    goes_through: Callable[[Installed, Path, str, Path], Path], installed: Installed, tmp_path: Path
) -> None:
    """A tag is released and shown; a leaflet that is withdrawn on main afterwards is withdrawn on the site, whose machine knows nothing of before."""
    library, remote = tmp_path / "ours", tmp_path / "remote"
    shutil.copytree(LIBRARIES / "_good", library)
    shutil.rmtree(library / "clinics/west")
    spoken = ("en-GB",) if goes_through is on_gitlab else ("en-GB", "pl")  # fewer sheets will do for the second of two hosts
    if "pl" not in spoken:
        shutil.rmtree(library / "translations/pl")
    assert run("extract", "--library", library).exit_code == 0
    assert run("update", "--library", library).exit_code == 0
    for what, languages in (
        ("templates", spoken),
        ("clinic:east", spoken),
        ("leaflet:first", spoken),
        ("leaflet:second", ("en-GB",)),
    ):
        sign(run, library, what, *languages)
    shutil.copytree(installed.folder / "tools", library / "tools")
    shutil.copy(ROOT / "leafletpress/scaffold/files/gitignore", library / ".gitignore")
    installed.run(f"git init -q -b main . && git add -A && {IDENTITY} commit -qm first && git tag {TAG}", library)
    installed.run(f"git init -q --bare {remote} && git push -q {remote} main {TAG}", library)

    assert not goes_through(installed, remote, "main", tmp_path / "before").exists(), "there is no release yet"
    site = goes_through(installed, remote, TAG, tmp_path / "tagged")
    rows = index_of(site)["editions"]
    released = {("second", "en-GB", "approved"), *(("first", tag, "approved") for tag in spoken)}
    assert {(row["leaflet"], row["language"], row["state"]) for row in rows} == released
    assert all({sheet["format"] for sheet in row["sheets"]} >= {"standard", "large-print", "html"} for row in rows)

    page = library / "leaflets/second/leaflet.md"
    page.write_text(page.read_text("utf-8").replace("version: 1.0", "version: 1.0\nwithdrawn: 2026-11-25"), "utf-8")
    installed.run(f"{IDENTITY} commit -qam withdrawn && git push -q {remote} main", library)
    site = goes_through(installed, remote, "main", tmp_path / "afterwards")
    assert [(row["leaflet"], row["fate"]) for row in index_of(site)["codes"]] == [("second", "withdrawn")]
    assert {row["leaflet"] for row in index_of(site)["editions"]} == {"first"}


def test_the_workflows_install_what_pages_need() -> None:
    """The packages of tools/install-packages, and the same steps in both."""
    needed = re.search(r'^packages="(.*)"$', (ROOT / "tools/install-packages").read_text("utf-8"), re.MULTILINE)
    assert needed
    wanted = set(needed[1].split()) - {"python3", "poppler-utils"}  # python3-venv brings it; pages are looked at elsewhere
    container = (ROOT / "Containerfile").read_text("utf-8")
    for job in ("check", "release", "site"):
        assert wanted <= set(step(job, "Packages").split())
    assert wanted <= set(GITLAB.split())
    assert wanted <= set(container.split())
    install = step("check", "Install").splitlines()[:3]
    assert PIPELINE[".publish"]["before_script"][1:4] == install, "what is installed with one is installed with the other"
    for job, name in (("release", "Earlier releases"), ("site", "Site")):
        assert all(line.strip() in GITLAB for line in step(job, name).splitlines() if "GITHUB_OUTPUT" not in line)


def test_one_site_is_made_at_a_time() -> None:
    """Of two pushes the later is put up last, whatever branch or tag they are of; nothing but that job reads the releases."""
    group = WORKFLOW["jobs"]["site"]["concurrency"]
    assert "github.ref" not in group
    assert PIPELINE["pages"]["resource_group"] == group
    assert "concurrency" not in WORKFLOW["jobs"]["release"], "a release that waits would be dropped for a later one"
    for text in (step("release", "Keep it"), GITLAB):
        assert text.index("rebase -q origin/releases") < text.index("push origin HEAD:releases")
