"""The image of the Containerfile, built from nothing but Debian's own packages; and the wheel by pipx and uv. In make thorough: both fetch much."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import LIBRARIES, ROOT, TIMES

pytestmark = pytest.mark.slow
USER = 10001
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


def run(*command: object, where: Path = ROOT, **environment: str) -> str:
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=where, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the image is built of."""
    folder = tmp_path_factory.mktemp("context")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist", ROOT)
    for name in ("Containerfile", "requirements.lock"):
        shutil.copy(ROOT / name, folder)
    return folder


if TIMES > 1:

    def test_the_image(context: Path, tmp_path: Path) -> None:
        """Built without a network's images: the base is made by debootstrap. It runs as a user who may write in the library and in /tmp alone."""
        if shutil.which("buildah") is None or shutil.which("debootstrap") is None or os.geteuid() != 0:
            pytest.skip("an image is built by root with buildah and debootstrap, which are not here")
        store = ("buildah", "--root", tmp_path / "store", "--runroot", tmp_path / "run")
        chroot = {"STORAGE_DRIVER": "vfs", "BUILDAH_ISOLATION": "chroot"}  # what a container without rights of its own can do
        base = tmp_path / "base"
        mirror = run("apt-get", "indextargets", "--format", "$(SITE)").split()[0]
        run("debootstrap", "--variant=minbase", "bookworm", base, mirror)
        shutil.copy(CERTIFICATES, base / "ca.pem")  # those that this machine trusts
        container = run(*store, "from", "scratch", **chroot).strip()
        run(*store, "add", "--quiet", container, base, "/", **chroot)
        run(*store, "commit", "--quiet", container, "localhost/base", **chroot)
        options = ("--build-arg", "BASE=localhost/base", "--build-arg", "PIP_OPTIONS=--cert /ca.pem")
        run(*store, "build-using-dockerfile", "--pull-never", *options, "--tag", "localhost/leafletpress", context, **chroot)

        library = tmp_path / "library"
        shutil.copytree(LIBRARIES / "_good", library)
        for path in (library, *library.rglob("*")):
            os.chown(path, USER, USER)
        image = run(*store, "from", "--pull-never", "localhost/leafletpress", **chroot).strip()

        def inside(*command: str) -> str:
            return run(*store, "run", "--volume", f"{library}:/library", image, "--", *command, **chroot)

        assert inside("id", "-u").strip() == str(USER)
        inside("publish", "build", "second", "--clinic", "east")
        inside("publish", "site", "--sheets", "out", "--drafts")
        assert (library / "site/index.html").is_file()
        writable = inside("sh", "-c", "find / -xdev -type d -writable 2>/dev/null; true").split()
        assert {path.split("/")[1] for path in writable} <= {"tmp", "var", "run", "library", "proc", "dev"}
        assert not [path for path in writable if path.startswith("/var/") and path.split("/")[2] != "tmp"]

    @pytest.mark.parametrize("tool", ["pipx", "uv"])
    def test_the_wheel_by_what_staff_have(tool: str, context: Path, tmp_path: Path) -> None:
        """As docs/deploy.md says it; the newest libraries that fit."""
        (wheel,) = (context / "dist").glob("*.whl")
        run(sys.executable, "-m", "venv", tmp_path / "tools")
        run(tmp_path / "tools/bin/pip", "install", "--quiet", tool)
        homes = {
            "PIPX_HOME": str(tmp_path / "pipx"),
            "PIPX_BIN_DIR": str(tmp_path / "bin"),
            "UV_TOOL_DIR": str(tmp_path / "uv"),
            "UV_TOOL_BIN_DIR": str(tmp_path / "bin"),
            "UV_NATIVE_TLS": "1",  # the certificates that this machine trusts
        }
        words = ("install", wheel) if tool == "pipx" else ("tool", "install", "--python", sys.executable, wheel)
        run(tmp_path / "tools/bin" / tool, *words, **homes)
        run(tmp_path / "bin/publish", "new", "library", "ours", where=tmp_path)
        assert "DRAFT.pdf" in run(tmp_path / "bin/publish", "build", "--library", "ours", where=tmp_path)


def test_the_image_says_what_docs_say() -> None:
    """It is built of one wheel and the lock file, runs as nobody who owns anything in it, and keeps what may be lost in /tmp."""
    text = (ROOT / "Containerfile").read_text("utf-8")
    assert f"\nUSER {USER}:{USER}\n" in text
    assert "LEAFLETPRESS_CACHE=/tmp/" in text
    assert "--require-hashes -r /tmp/made/requirements.lock" in text
    assert 'ENTRYPOINT ["publish"]' in text
    docs = (ROOT / "docs/deploy.md").read_text("utf-8")
    assert "podman run --rm --read-only --tmpfs /tmp" in docs
    assert f"uid={USER},gid={USER}" in docs
    assert '-v "$HOME/.cache/leafletpress:/cache" -e LEAFLETPRESS_CACHE=/cache' in docs, "or nothing is known to be up to date"
