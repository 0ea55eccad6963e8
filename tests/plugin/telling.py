"""Says at the start about how long the run will take, and at its end what came of it.

Where something failed, the last line is the one command that repeats just that: the same tests in
the same order, by the same seed. What each process ran before stands in a file beside it.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict

import pytest

from callcenter.running.postgres import ROOT
from tests.plugin.postgres import RUNS

AGAIN, WITH_BEFORE = RUNS / "again", RUNS / "again-with-all-before"
SECONDS = RUNS / "seconds.json"  # of each file, as of its last run on this machine
USUAL = {"browser": 3.0, "house": 0.1}  # seconds of a test on a slow machine, where none is known
ELSEWHERE = 0.2
KINDS = ("failed", "passed", "skipped")
START = 10.0  # seconds until the first test begins


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # a process of xdist tells its controller, not us
        config.pluginmanager.register(Telling(config))


class Telling:
    """Listens to one run."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.began = time.monotonic()
        self.seconds: Counter[str] = Counter()
        self.ran: defaultdict[str, list[str]] = defaultdict(list)  # by process, in order
        self.outcomes: dict[str, str] = {}
        self.has_told = False

    # --- The start

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.tell_how_long([item.nodeid for item in session.items])

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        self.tell_how_long(ids)

    def tell_how_long(self, tests: list[str]) -> None:
        if self.has_told or not tests or self.config.option.collectonly:
            return
        self.has_told = True
        processes = len(self.config.getoption("tx", None) or ["this one"])
        known = json.loads(SECONDS.read_text()) if SECONDS.exists() else {}
        expected = sum(
            count * known.get(file, usual(file))
            for file, count in Counter(map(file_of, tests)).items()
        )
        basis = "by its last run here" if known else "on a slow machine"
        count = (
            f"{len(tests)} tests, {processes} at once" if processes > 1 else f"{len(tests)} tests"
        )
        self.say(f"{count}: about {in_words(START + expected / processes)} {basis}.")

    # --- On the way

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        node = getattr(report, "node", None)  # of xdist
        if report.when == "setup":
            self.ran[node.gateway.id if node else "main"].append(report.nodeid)
        self.seconds[report.nodeid] += report.duration
        if report.when == "call" or report.outcome != "passed":
            worst = "failed" in (report.outcome, self.outcomes.get(report.nodeid))
            self.outcomes[report.nodeid] = "failed" if worst else report.outcome

    # --- The end

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self) -> None:
        if not self.outcomes:
            return
        self.keep_seconds()
        counts = Counter(self.outcomes.values())
        figures = ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind])
        self.say(f"{figures} in {in_words(time.monotonic() - self.began)}.{self.how_to_repeat()}")

    def keep_seconds(self) -> None:
        """Remember how long a test of each file took on average, for the next run's estimate."""
        files: defaultdict[str, list[float]] = defaultdict(list)
        for test, seconds in self.seconds.items():
            files[file_of(test)].append(seconds)
        known = json.loads(SECONDS.read_text()) if SECONDS.exists() else {}
        known |= {file: round(sum(each) / len(each), 3) for file, each in files.items()}
        SECONDS.parent.mkdir(parents=True, exist_ok=True)
        SECONDS.write_text(json.dumps(known, indent=0))

    def how_to_repeat(self) -> str:
        """Write down what failed, and what ran before it; return how to run that again."""
        failed = {test for test, outcome in self.outcomes.items() if outcome == "failed"}
        if not failed:
            return ""
        seed = self.config.getoption("randomly_seed", None)
        options = ["--numprocesses=0", *(["--randomly-dont-reorganize"] if seed else [])]
        just, with_before = list(options), list(options)
        for ran in self.ran.values():
            places = [place for place, test in enumerate(ran) if test in failed]
            just += [ran[place] for place in places]
            with_before += ran[: places[-1] + 1] if places else []
        AGAIN.write_text("\n".join(just) + "\n")
        WITH_BEFORE.write_text("\n".join(with_before) + "\n")
        order = f" --random={seed}" if seed else ""
        return f" Repeat just what failed: ./dev test{order} @{AGAIN.relative_to(ROOT)}"

    def say(self, sentence: str) -> None:
        reporter = self.config.pluginmanager.get_plugin("terminalreporter")
        reporter.ensure_newline()
        reporter.write_line(sentence)


def file_of(test: str) -> str:
    return test.partition("::")[0]


def usual(file: str) -> float:
    return next((seconds for folder, seconds in USUAL.items() if folder in file), ELSEWHERE)


def in_words(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
