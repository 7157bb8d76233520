"""A real Dask cluster on this machine, over TLS with certificates of its own: the same bytes, a machine that dies, machines that differ."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import Result
from conftest import AS_OF, DAY, LIBRARIES, ROOT, TIMES, run_publish
from distributed import Client, LocalCluster

from leafletpress.library import read_library
from leafletpress.library.editions import editions
from leafletpress.model import Choice
from leafletpress.press import cluster, workers
from leafletpress.press.carrying import introduce
from leafletpress.press.cluster_address import ClusterError, check_address, is_safe
from leafletpress.press.orders import orders

pytestmark = pytest.mark.slow

WORDS = ("--drafts", "--as-of", AS_OF, "--format", "standard", "--format", "text", "--clinic", "west")

READY_IN = 400  # seconds, on a machine that does much else
READY = {"scheduler": "Scheduler at:", "worker": "Registered to:"}  # what they say in their logs


def make_authority(folder: Path) -> Mapping[str, str]:
    """An authority and one certificate of it, for all: how Dask is told of them."""
    folder.mkdir()

    def openssl(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=authority",
            "-keyout", "ca.key", "-out", "ca.pem")  # fmt: skip
    openssl(
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=machine",
        "-keyout",
        "key.pem",
        "-out",
        "asked.pem",
    )
    openssl(
        "x509",
        "-req",
        "-in",
        "asked.pem",
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-days",
        "2",
        "-out",
        "cert.pem",
    )
    told = {"DASK_DISTRIBUTED__COMM__TLS__CA_FILE": str(folder / "ca.pem"), "DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION": "True"}
    for who in ("CLIENT", "SCHEDULER", "WORKER"):
        told[f"DASK_DISTRIBUTED__COMM__TLS__{who}__CERT"] = str(folder / "cert.pem")
        told[f"DASK_DISTRIBUTED__COMM__TLS__{who}__KEY"] = str(folder / "key.pem")
    return told


@dataclass
class Machines:
    """A scheduler, and workers that are begun beside it."""

    here: Path
    tls: Mapping[str, str]
    stack: ExitStack
    address: str = ""

    def run(self, kind: str, *words: str, engine: Path = ROOT) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--host", "127.0.0.1", "--no-dashboard", *words]
        said = self.here / f"{kind}-{time.monotonic_ns()}.log"
        environment = {**os.environ, **self.tls, "PYTHONPATH": str(engine), "DASK_TEMPORARY_DIRECTORY": f"{said}.d"}
        log = self.stack.enter_context(said.open("wb"))
        machine = subprocess.Popen(command, cwd=self.here, env=environment, stdout=log, stderr=log)
        self.stack.callback(machine.wait)
        self.stack.callback(machine.kill)
        end = time.monotonic() + READY_IN
        while READY[kind] not in said.read_text("utf-8"):
            assert machine.poll() is None, self.logs()
            assert time.monotonic() < end, self.logs()
            time.sleep(0.2)
        return machine

    def begin(self) -> None:
        self.scheduler = self.run(
            "scheduler", "--protocol", "tls", "--port", "0", "--scheduler-file", str(self.here / "scheduler.json")
        )
        self.address = json.loads((self.here / "scheduler.json").read_text("utf-8"))["address"]

    def logs(self) -> str:
        return "\n".join(f"{path.name}\n{path.read_text('utf-8')[-3000:]}" for path in sorted(self.here.glob("*.log")))

    def worker(self, engine: Path = ROOT) -> subprocess.Popen[bytes]:
        return self.run("worker", self.address, "--protocol", "tls", "--nthreads", "1", "--no-nanny", engine=engine)


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    with ExitStack() as stack:
        found = Machines(tmp_path, make_authority(tmp_path / "tls"), stack)
        found.begin()
        yield found


@pytest.fixture
def other_engine(tmp_path: Path) -> Path:
    """The same engine, on a machine with another font."""
    folder = tmp_path / "other-machine"
    for name in ("leafletpress", "templates", "styles", "translations"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    font = folder / "styles/fonts/NotoSans-Regular.ttf"
    font.write_bytes(font.read_bytes() + b"\0")
    return folder


def tree(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_bytes_though_a_machine_dies_and_one_differs(machines: Machines, other_engine: Path) -> None:
    library, here = machines.here / "library", machines.here
    shutil.copytree(LIBRARIES / "_good", library)
    alone = run_publish("release", "r", *WORDS, "--library", library, "--out", here / "alone")
    assert alone.returncode == 0, alone.stderr
    machines.worker(other_engine)
    first, second = machines.worker(), machines.worker()
    command = [sys.executable, ROOT / "publish.py", "release", "r", *WORDS, "--library", library, "--out", here / "there"]
    command += ["--cluster", machines.address]
    environment = {**os.environ, **machines.tls}
    with subprocess.Popen(
        list(map(str, command)), env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        said = ""
        for line in running.stderr:
            said += line
            if "1 of 6:" in line:
                first.send_signal(signal.SIGKILL)
    assert running.returncode == 0, said + machines.logs()
    assert first.poll() is not None
    assert second.poll() is None
    assert "is left out: it has another NotoSans-Regular.ttf" in said
    assert tree(here / "there") == tree(here / "alone")


def test_a_cluster_without_a_machine_like_this(machines: Machines, other_engine: Path) -> None:
    """It is told which differ, and in what; nothing is made."""
    machines.worker(other_engine)
    shutil.copytree(LIBRARIES / "_good", machines.here / "library")
    build = ("build", "second", "--library", machines.here / "library", "--cluster", machines.address)
    done = run_publish(*build, **machines.tls)
    assert done.returncode == 1, done.stderr
    assert "is left out: it has another NotoSans-Regular.ttf" in done.stderr
    assert "the cluster has no machine that sets pages as this one does" in done.stderr
    assert "Traceback" not in done.stderr
    strangers = make_authority(machines.here / "strangers")
    for certificates, why in ((strangers, "no scheduler answers at"), ({}, "there are no certificates")):
        done = run_publish(*build, **certificates)
        assert done.returncode == 1, done.stderr
        assert why in done.stderr
        assert "Traceback" not in done.stderr
    assert not list((machines.here / "library").glob("out/*.pdf"))


if TIMES > 1:

    def test_a_scheduler_that_dies(machines: Machines) -> None:
        """The command ends, in plain words; what was built is kept."""
        library = machines.here / "library"
        shutil.copytree(LIBRARIES / "_good", library)
        machines.worker()
        command = [sys.executable, ROOT / "publish.py", "build", "--library", library, "--cluster", machines.address]
        environment = {**os.environ, **machines.tls, "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s"}
        with subprocess.Popen(list(map(str, command)), env=environment, stderr=subprocess.PIPE, text=True) as running:
            assert running.stderr is not None
            said = ""
            for line in running.stderr:
                said += line
                if "1 of 6:" in line:
                    machines.scheduler.kill()
        assert running.returncode == 1, said
        assert "the scheduler of the cluster is gone" in said
        assert "Traceback" not in said
        assert len(list(library.glob("out/*.pdf"))) in range(1, 6)


def test_a_machine_that_says_nothing_and_one_that_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first is left out, the other makes everything; what came back is compared, and has to be the sheet that was asked for."""
    library = read_library(LIBRARIES / "_good")
    wanted = orders(library, editions(library, Choice(languages=("en-GB",), formats=("text",))), DAY)
    bench, told = workers.bench_of(library, wanted), []
    monkeypatch.setattr(cluster, "ANSWERS", 6)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as machines:
        with Client(machines) as client:
            (silent, process), (other, _) = client.run(os.getpid).items()
            client.run(introduce, ())  # so that it takes no time to speak of when it is asked again
        os.kill(process, signal.SIGSTOP)
        try:
            with cluster.cluster(machines.scheduler_address, bench, told.append) as there:
                done = list(there.outcomes(workers.packed(library, wanted, DAY)))
                assert there._proved == {other}
        finally:
            os.kill(process, signal.SIGCONT)
    assert [line.partition(" is left out: it does not answer")[0] for line in told] == [silent]
    assert {outcome.order for outcome in done} == set(wanted)
    first, second = done[0], next(outcome for outcome in done if outcome.edition != done[0].edition)
    assert cluster._is_what_was_asked(first, first.order)
    for sheet in (second.sheet, replace(first.sheet, name=second.sheet.name), replace(first.sheet, edition=second.edition)):
        assert not cluster._is_what_was_asked(replace(first, sheet=sheet), first.order)


SAFE = (
    "tls://machine.example.org:8786",
    "tls://10.0.0.1:8786",
    "tcp://127.0.0.1:8786",
    "tcp://localhost:8786",
    "tcp://[::1]:8786",
)
UNSAFE = ("tcp://machine.example.org:8786", "tcp://10.0.0.1:8786", "tcp://127.0.0.1.example.org:8786", "tcp://[::2]:8786")
NONE = (
    "",
    "machine:8786",
    "machine",
    "ws://machine:1",
    "tls://",
    "tls://machine",
    "tls://machine:x",
    "tls://machine:1/x",
    "inproc://1",
    "tls://[:1",
)


@pytest.mark.parametrize("address", [*SAFE, *UNSAFE, *NONE])
def test_where_a_cluster_may_be(address: str) -> None:
    if address in SAFE:
        check_address(address)
        assert is_safe(address)
        return
    with pytest.raises(ClusterError) as refused:
        check_address(address)
    assert ("is not encrypted" if address in UNSAFE else "is no address") in refused.value.message


def test_nobody_is_asked_where_nothing_is_to_be_made(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    build = ("build", "second", "--format", "text", "--library", library)
    assert publish(*build, "--jobs", "1").exit_code == 0
    again = publish(*build, "--cluster", "tls://127.0.0.1:1")
    assert again.exit_code == 0, again.output
    assert "(2 unchanged)" in again.stderr


def test_a_cluster_that_is_not_safe_is_wrong_usage(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    done = publish("build", "--library", copy_of("_good"), "--cluster", "tcp://10.0.0.1:8786")
    assert done.exit_code == 2
    assert "is not encrypted" in done.stderr
