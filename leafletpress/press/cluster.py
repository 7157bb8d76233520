"""A Dask cluster that sets sheets: the same packets as to worker processes here, to machines that set pages just as this one. The home of distributed.

Each machine says first what it sets pages with, and is left out where that is not what this machine has. The first sheet of each process
is made here too, and has to have the same bytes.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice

from distributed import Client, Future, KilledWorker, Security, TimeoutError, wait  # noqa: A004 - its own, which is Python's

from leafletpress.model import Picture
from leafletpress.press.carrying import Carried, Introduction, carry, font_files, introduce
from leafletpress.press.cluster_address import ClusterError, check_address, is_safe
from leafletpress.press.one_sheet import Outcome, died, press_one
from leafletpress.press.one_worker import Packed
from leafletpress.press.packing import unpack
from leafletpress.press.worker import Bench

BEGIN = 30  # seconds for a scheduler to answer
COMING, PATIENCE = 10.0, 120.0  # seconds for a good machine beside others, and for any to come, or to come back
LOOKS_ROUND = 1.0  # seconds
CERTIFICATES = (
    "name them as Dask asks: DASK_DISTRIBUTED__COMM__TLS__CA_FILE, DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT and "
    "DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY, or its configuration's distributed.comm.tls"
)
START = "start a worker of this version of leafletpress for the cluster: docs/scale.md says how"


class Cluster:
    """Machines that were found to be as this one, and what they have to do."""

    def __init__(self, client: Client, bench: Bench, tell: Callable[[str], None]) -> None:
        """Take a connection to the scheduler. `tell` says what somebody should know, such as which machine is left out."""
        self._client, self._tell = client, tell
        self._like = introduce(font_files(bench.design))
        self._bench = bench
        self._there = client.scatter(bench, hash=False)
        self._pictures: dict[str, Future] = {}
        self._asked: set[str] = set()
        self._good: dict[str, int] = {}  # threads of each machine that is as this one, by its address
        self._proved: set[str] = set()

    def outcomes(self, work: Iterator[Packed]) -> Generator[Outcome]:
        """The outcome of each piece of work as it is there. Raises ClusterError."""
        doing: dict[Future, tuple[Packed, frozenset[str]]] = {}
        again: list[Packed] = []
        seen = time.monotonic()
        while True:
            self._look_for_machines()
            if self._good:
                seen = time.monotonic()
                free = 2 * sum(self._good.values()) - len(doing)
                for packed in [*_take(again, free), *islice(work, max(0, free - len(again)))]:
                    doing[self._submit(packed)] = (packed, frozenset(self._good))
                if not doing:
                    return
            elif time.monotonic() > seen + (COMING if self._asked and not doing and not again else PATIENCE):
                raise ClusterError("the cluster has no machine that sets pages as this one does", START)
            for future in self._done(doing):
                packed, _ = doing.pop(future)
                outcome = self._outcome(future, packed)
                if outcome is None:
                    again.append(packed)
                else:
                    yield outcome
            for future in [future for future, (_, places) in doing.items() if not places & self._good.keys()]:
                again.append(doing.pop(future)[0])  # all machines that might have made it are gone
                future.cancel()

    def _submit(self, packed: Packed) -> Future:
        pictures = self._scattered({name: one for name, one in packed.packet.pictures.items() if one})
        order, place, content = packed.order, packed.place, packed.packet.content
        return self._client.submit(
            carry, order, place, content, pictures, self._there, self._like, workers=list(self._good), pure=False
        )

    def _scattered(self, pictures: Mapping[str, Picture]) -> Mapping[str, Future]:
        """Pictures on the cluster, each sent once, as long as sheet after sheet has it."""
        new = {name: picture for name, picture in pictures.items() if name not in self._pictures}
        sent = dict(zip(new, self._client.scatter(list(new.values()), hash=False), strict=True)) if new else {}
        self._pictures = {name: sent.get(name) or self._pictures[name] for name in pictures}
        return self._pictures

    def _done(self, doing: Collection[Future]) -> list[Future]:
        if not doing:
            time.sleep(LOOKS_ROUND)
            return []
        try:
            return list(wait(list(doing), timeout=LOOKS_ROUND, return_when="FIRST_COMPLETED").done)
        except TimeoutError:
            return []

    def _outcome(self, future: Future, packed: Packed) -> Outcome | None:
        """What came back, where it is what was asked for; None where somebody else has to make it."""
        try:
            carried = future.result()
        except KilledWorker:
            return died(packed.order, packed.place)
        except Exception as fault:
            raise ClusterError(
                f"the cluster failed: {type(fault).__name__}: {fault}", "look at the logs of its scheduler and workers"
            ) from fault
        assert isinstance(carried, Carried)  # noqa: S101 - what `carry` gives
        if isinstance(carried.outcome, Exception):
            raise ClusterError(f"{carried.by}: {carried.outcome}", "look at that machine, and run this again")
        if carried.outcome.order != packed.order:
            raise ClusterError(f"{carried.by} sent back another sheet than was asked for", "do not use that machine")
        if carried.by not in self._proved and carried.outcome.sheet:
            self._prove(carried, packed)
        return carried.outcome

    def _prove(self, carried: Carried, packed: Packed) -> None:
        """Compare the first sheet of a process with the one that this machine makes. Raises ClusterError."""
        order, whole = unpack(packed.packet)
        here = press_one(order, whole, self._bench.design)
        theirs = carried.outcome
        if not isinstance(theirs, Outcome) or here.sheet is None or theirs.sheet != here.sheet:
            message = f"{carried.by} made other bytes of {order.name} than this machine"
            raise ClusterError(message, "something differs that no version tells: use the same container on all machines")
        self._proved.add(carried.by)

    def _look_for_machines(self) -> None:
        """Ask those that are new what they set pages with; forget those that are gone."""
        found = {address: int(info["nthreads"]) for address, info in self._client.scheduler_info()["workers"].items()}
        self._good = {address: threads for address, threads in self._good.items() if address in found}
        new = [address for address in found if address not in self._asked]
        self._asked.update(new)
        safe = [address for address in new if is_safe(address)]
        for address in set(new) - set(safe):
            self._tell(f"{address} is left out: it is not encrypted")
        said = self._client.run(introduce, tuple(self._like.fonts), workers=safe, on_error="return") if safe else {}
        for address, introduction in said.items():
            if other := _difference(introduction, self._like):
                self._tell(f"{address} is left out: {other}")
            else:
                self._good[address] = found[address]


def _take(waiting: list[Packed], number: int) -> list[Packed]:
    taken = waiting[: max(0, number)]
    del waiting[: len(taken)]
    return taken


def _difference(said: object, like: Introduction) -> str:
    """In what a machine is not as this one; empty where it is."""
    if not isinstance(said, Introduction):
        return f"it does not answer as this version of leafletpress does ({type(said).__name__}: {said})"
    if said == like:
        return ""
    pairs = [(name, said.versions.get(name), version) for name, version in like.versions.items()]
    differing = [f"{name} {its or 'none'} and not {ours or 'none'}" for name, its, ours in pairs if its != ours]
    fonts = [name for name, digest in like.fonts.items() if said.fonts.get(name) != digest]
    differing += [f"another {name}" if said.fonts.get(name) else f"no {name}" for name in fonts]
    return "it has " + ", ".join(differing or ["another leafletpress or Python"])


@contextmanager
def cluster(address: str, bench: Bench, tell: Callable[[str], None]) -> Iterator[Cluster]:
    """A cluster by the address of its scheduler. Raises ClusterError."""
    check_address(address)
    client = _client(address)
    try:
        yield Cluster(client, bench, tell)
    finally:
        client.close()


def _client(address: str) -> Client:
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told in our words
    encrypted = address.startswith("tls:")
    security = Security(require_encryption=True) if encrypted else Security()
    if encrypted and not (security.tls_ca_file and security.tls_client_cert):
        raise ClusterError("there are no certificates to speak to a cluster with", CERTIFICATES)
    try:
        return Client(address, security=security, timeout=BEGIN, direct_to_workers=False)
    except Exception as fault:
        message = f"no scheduler answers at {address}: {type(fault).__name__}: {fault}"
        raise ClusterError(message, "look whether it runs, and whether its certificates are of the same authority") from fault
