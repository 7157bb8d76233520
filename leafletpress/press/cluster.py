"""A Dask cluster that sets sheets: the same packets as to worker processes here, to machines that set pages just as this one. The home of distributed.

Each machine says first what it sets pages with, and is left out where that is not what this machine has. The first sheet of each process
is made here too, and has to have the same bytes.
"""

from __future__ import annotations

import logging
import time
import warnings
from asyncio import gather
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, islice

from distributed import Client, Future, KilledWorker, Security, TimeoutError, wait  # noqa: A004 - its own, which is Python's
from distributed.client import FuturesCancelledError

from leafletpress.model import Picture
from leafletpress.press.carrying import Carried, Introduction, as_it_is, carry, font_files, introduce
from leafletpress.press.cluster_address import ClusterError, check_address, is_safe
from leafletpress.press.one_sheet import Outcome, died, press_here
from leafletpress.press.one_worker import Packed
from leafletpress.press.orders import Order
from leafletpress.press.packets import unpack
from leafletpress.press.worker import Bench

BEGIN = 30  # seconds for a scheduler to answer
ANSWERS = 60  # seconds for a machine to say what it sets pages with
COMING, PATIENCE = 10.0, 120.0  # seconds for a good machine beside others, and for any to come, or to come back
LOOKS_ROUND = 1.0  # seconds
BENCH = "bench"  # no picture is called so
CERTIFICATES = (
    "name them as Dask asks: DASK_DISTRIBUTED__COMM__TLS__CA_FILE, DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT and "
    "DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY, or its configuration's distributed.comm.tls"
)
START = "start a worker of this version of leafletpress for the cluster: docs/scale.md says how"


@dataclass(frozen=True, slots=True)
class _Put:
    """What is to come of a task, and the machines that may do it; then those that may do what it needs."""

    future: Future
    places: tuple[frozenset[str], ...]


class Cluster:
    """Machines that were found to be as this one, and what they have to do."""

    def __init__(self, client: Client, bench: Bench, tell: Callable[[str], None]) -> None:
        """Take a connection to the scheduler. `tell` says what somebody should know, such as which machine is left out."""
        self._client, self._tell = client, tell
        self._like = introduce(font_files(bench.design))
        self._bench = bench
        self._there: dict[str, _Put] = {}  # what stands on the cluster for all sheets
        self._asked: set[str] = set()
        self._good: dict[str, int] = {}  # threads of each machine that is as this one, by its address
        self._proved: set[str] = set()

    def outcomes(self, work: Iterator[Packed]) -> Generator[Outcome]:
        """The outcome of each piece of work as it is there. Raises ClusterError."""
        doing: dict[Future, tuple[Packed, _Put]] = {}
        again: list[Packed] = []
        seen = time.monotonic()
        while True:
            self._look_for_machines()
            if self._good:
                seen = time.monotonic()
                free = max(0, 2 * sum(self._good.values()) - len(doing))
                for packed in islice(chain(_taken_from(again), work), free):
                    put = self._submit(packed)
                    doing[put.future] = packed, put
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
            for packed, put in [*doing.values()]:
                if any(places.isdisjoint(self._good) for places in put.places):  # all who might have done it are gone
                    del doing[put.future]
                    put.future.cancel()
                    again.append(packed)

    def _submit(self, packed: Packed) -> _Put:
        pictures = {name: one for name, one in packed.packet.pictures.items() if one}
        sent = self._sent({BENCH: self._bench, **pictures})
        bench = sent.pop(BENCH)
        work = packed.order, packed.place, packed.packet.content, {name: put.future for name, put in sent.items()}
        made = self._put(carry, *work, bench.future, self._like)
        return _Put(made.future, made.places + bench.places + tuple(chain.from_iterable(put.places for put in sent.values())))

    def _sent(self, things: Mapping[str, Bench | Picture]) -> dict[str, _Put]:
        """The bench and pictures on the cluster, each sent once, as long as sheet after sheet has it.

        They are what a task gives, which is done again elsewhere where its machine dies: what is only put there is lost then.
        """
        self._there = {name: self._there.get(name) or self._put(as_it_is, thing) for name, thing in things.items()}
        return dict(self._there)

    def _put(self, task: Callable[..., object], *arguments: object) -> _Put:
        places = list(self._good)
        return _Put(self._client.submit(task, *arguments, workers=places, pure=False), (frozenset(places),))

    def _done(self, doing: Collection[Future]) -> list[Future]:
        if not doing:
            time.sleep(LOOKS_ROUND)
            return []
        with suppress(TimeoutError, FuturesCancelledError):
            wait(list(doing), timeout=LOOKS_ROUND, return_when="FIRST_COMPLETED")
        return [future for future in doing if future.status != "pending"]

    def _outcome(self, future: Future, packed: Packed) -> Outcome | None:
        """What came back, where it is what was asked for; None where somebody else has to make it."""
        if future.status in ("cancelled", "lost"):
            return None
        try:
            carried = future.result()
        except KilledWorker:
            return died(packed.order, packed.place)
        except Exception as fault:
            if future.status != "error" and isinstance(
                fault, (OSError, FuturesCancelledError)
            ):  # it was made, and did not come here: whether the scheduler is gone is looked at next
                return None
            raise ClusterError(
                f"the cluster failed: {type(fault).__name__}: {fault}", "look at the logs of its scheduler and workers"
            ) from fault
        assert isinstance(carried, Carried)  # noqa: S101 - what `carry` gives
        if isinstance(carried.outcome, Exception):
            raise ClusterError(f"{carried.by}: {carried.outcome}", "look at that machine, and run this again")
        if not _is_what_was_asked(carried.outcome, packed.order):
            raise ClusterError(f"{carried.by} sent back another sheet than was asked for", "do not use that machine")
        address = self._whose(future)
        if address not in self._proved and carried.outcome.sheet:
            self._prove(carried, packed)
            self._proved.update({address} - {""})
        return carried.outcome

    def _whose(self, future: Future) -> str:
        """The address of the process that has what came back, as the scheduler knows it; empty where it is gone.

        What a process says of itself would not do: it could say that it is one that was proved.
        """
        if self._client.status != "running":
            return ""
        with suppress(OSError):
            return min(map(str, self._client.who_has([future]).get(future.key, ())), default="")
        return ""

    def _prove(self, carried: Carried, packed: Packed) -> None:
        """Compare the first sheet of a process with the one that this machine makes. Raises ClusterError."""
        order, whole = unpack(packed.packet)
        here = press_here(order, whole, self._bench.design, self._bench.limits)
        theirs = carried.outcome
        if not isinstance(theirs, Outcome) or here.sheet is None or theirs.sheet != here.sheet:
            message = f"{carried.by} made other bytes of {order.name} than this machine"
            raise ClusterError(message, "something differs that no version tells: use the same container on all machines")

    def _look_for_machines(self) -> None:
        """Ask those that are new what they set pages with; forget those that are gone. Raises ClusterError where the scheduler is."""
        if self._client.status == "closed":
            raise ClusterError(
                "the scheduler of the cluster is gone", "begin it again, and then this: what build has written by now is kept"
            )
        workers = self._client.scheduler_info()["workers"] if self._client.status == "running" else {}
        found = {address: int(info["nthreads"]) for address, info in workers.items()}
        if gone := self._good.keys() - found.keys():
            self._there.clear()
            self._asked -= gone  # another process may come at the same address
            self._proved -= gone
            self._good = {address: threads for address, threads in self._good.items() if address not in gone}
        new = [address for address in found if address not in self._asked]
        self._asked.update(new)
        safe = [address for address in new if is_safe(address)]
        for address in set(new) - set(safe):
            self._tell(f"{address} is left out: it is not encrypted")
        for address, introduction in self._introductions(safe).items():
            if other := _difference(introduction, self._like):
                self._tell(f"{address} is left out: {other}")
            else:
                self._good[address] = found[address]

    def _introductions(self, addresses: list[str]) -> Mapping[str, object]:
        """What each says of itself, or the exception that came instead. One that says nothing makes nobody wait without end."""
        fonts = tuple(self._like.fonts)
        bounds = {"asynchronous": True, "callback_timeout": ANSWERS}

        async def ask(address: str) -> object:
            try:
                said = await self._client.run(introduce, fonts, workers=[address], on_error="return", **bounds)
                return said.get(address)
            except (TimeoutError, OSError) as fault:
                return fault

        async def ask_all() -> list[object]:
            return await gather(*map(ask, addresses))

        return dict(zip(addresses, self._client.sync(ask_all), strict=True)) if addresses else {}


def _is_what_was_asked(outcome: Outcome, order: Order) -> bool:
    sheet = outcome.sheet
    return outcome.order == order and (sheet is None or (sheet.name == order.name and sheet.edition == order.edition))


def _taken_from(waiting: list[Packed]) -> Iterator[Packed]:
    while waiting:
        yield waiting.pop()


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
    warnings.filterwarnings("ignore", "Sending large graph")  # a photograph is large
    encrypted = address.startswith("tls:")
    security = Security(require_encryption=True) if encrypted else Security()
    if encrypted and not (security.tls_ca_file and security.tls_client_cert):
        raise ClusterError("there are no certificates to speak to a cluster with", CERTIFICATES)
    try:
        return Client(address, security=security, timeout=BEGIN, direct_to_workers=False)
    except Exception as fault:
        message = f"no scheduler answers at {address}: {type(fault).__name__}: {fault}"
        raise ClusterError(message, "look whether it runs, and whether its certificates are of the same authority") from fault
