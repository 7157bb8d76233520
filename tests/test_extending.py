"""The worked changes of docs/extending.md, done to a copy of the repository as a newcomer would: they work as they stand there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import AS_OF, ROOT

pytestmark = pytest.mark.slow

PAGE = (ROOT / "docs/extending.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SHELL = f"""set -eu
publish() {{ "{sys.executable}" publish.py "$@"; }}
pytest() {{ "{sys.executable}" -m pytest -p no:cacheprovider "$@"; }}
tools() {{ "{sys.executable}" "$@"; }}
"""


@dataclass(frozen=True)
class Block:
    """What stands between two lines of ```: its kind, the file that it names or is of, and its text."""

    kind: str
    file: str
    text: str


def blocks(section: str) -> list[Block]:
    """The blocks below a heading, in their order."""
    text = re.split(r"^## ", PAGE.partition(f"\n## {section}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return [Block(kind, file, body) for kind, file, body in BLOCK.findall(text)]


@dataclass(frozen=True)
class Engine:
    """A copy of the repository to work in."""

    root: Path

    def run(self, commands: str) -> str:
        """Run commands as they stand on the page; gives what they print."""
        commands = re.sub(r"^tools/", "tools tools/", commands, flags=re.MULTILINE)
        environment = {**os.environ, "LEAFLETPRESS_CACHE": str(self.root.parent / "cache"), "NO_COLOR": "1"}
        done = subprocess.run(
            ["bash", "-c", SHELL + commands], cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{commands}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def do(self, section: str) -> None:
        """Do a worked change, block by block."""
        for block in blocks(section):
            DOING[block.kind](self, block)

    def write(self, block: Block) -> None:
        """A new file; what is to be printed is compared instead."""
        path = self.root / block.file
        assert not path.exists(), f"{block.file} is there already: the page shows something new"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, "utf-8")

    def change(self, block: Block) -> None:
        """Lines beside one that is there, once."""
        path = self.root / block.file
        text, lines = path.read_text("utf-8"), block.text.splitlines(keepends=True)
        before, after = ("".join(line[1:] for line in lines if line[0] in signs) for signs in (" -", " +"))
        assert text.count(before) == 1, f"{block.file} does not have once:\n{before}"
        path.write_text(text.replace(before, after), "utf-8")

    def translate(self, block: Block) -> None:
        """Translations filled into a catalog that has their messages."""
        path = self.root / block.file
        text = path.read_text("utf-8")
        for message in re.findall(r'^msgid ".+"\n', block.text, re.MULTILINE):
            translation = block.text.partition(message)[2].partition("\n")[0]
            assert f'{message}msgstr ""\n' in text, message
            text = text.replace(f'{message}msgstr ""\n', f"{message}{translation}\n")
        path.write_text(text, "utf-8")

    def show(self, block: Block) -> None:
        """What a sheet says, line by line; or another new file of plain text."""
        sheet = next(self.root.glob(f"**/out/{block.file}"), self.root / "out" / block.file)
        if "/" in block.file:
            self.write(block)
            return
        said = " ".join(sheet.read_text("utf-8").replace("\u00a0", " ").split())
        assert [line for line in block.text.splitlines() if line not in said] == [], said


DOING = {
    "sh": lambda engine, block: engine.run(block.text),
    "yaml": Engine.write,
    "python": Engine.write,
    "diff": Engine.change,
    "po": Engine.translate,
    "text": Engine.show,
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    root = tmp_path_factory.mktemp("extending") / "repository"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, root / name)
    return Engine(root)


def test_a_language(engine: Engine) -> None:
    assert not (ROOT / "leafletpress/languages/nl.yaml").exists(), "the page adds a language that the engine lacks"
    engine.do("A language")
    index = (engine.root / "leafletpress/languages/index.json").read_text("utf-8")
    assert '"english-name": "Dutch"' in index
    assert "months: " in (engine.root / "leafletpress/languages/nl.yaml").read_text("utf-8")
    assert "\nnl" in (engine.root / "tests/golden/languages.txt").read_text("utf-8")


def test_a_language_of_a_library(engine: Engine) -> None:
    assert not (ROOT / "leafletpress/languages/fy.yaml").exists(), "the page adds a language that the engine lacks"
    engine.do("A language of your library")
    assert engine.run("publish check --library ours").count("error") <= 1, "but for the count of them"
    assert "fy" in engine.run("publish status --library ours")


def test_a_format(engine: Engine) -> None:
    engine.do("A format")
    assert "speech" in engine.run("publish build --help")
    assert "speech" in (engine.root / "docs/commands.md").read_text("utf-8")
    again = engine.run("publish build picc-or-port --language pl --clinic northgate --format speech --as-of " + AS_OF)
    assert again.strip().endswith("picc-or-port_1.0_pl_northgate_speech_DRAFT.ssml")
    assert 'lang="pl"' in Path(again.strip()).read_text("utf-8")
    fault = (
        "from leafletpress.formats.speech import prove\n"
        'speak = \'<speak xmlns="http://www.w3.org/2001/10/synthesis"><p xml:lang="pl">{}</p></speak>\'\n'
        "meant = (('pl', '10 mg'),)\n"
        "assert prove(speak.format('10 mg').encode(), meant).differences == ()\n"
        "assert all(prove(one.encode(), meant).differences for one in (speak.format('100 mg'), speak, '<speak/>', 'broken'))\n"
    )
    engine.run(f"'{sys.executable}' - <<'END'\n{fault}END\n")


def test_a_check(engine: Engine) -> None:
    engine.do("A check")
    engine.run(
        "cp -r tests/libraries/_good called-out; cp -r tests/libraries/exclamation-added/* called-out/; rm called-out/expected.txt"
    )
    told = engine.run("publish check --library called-out")
    assert re.fullmatch(
        r"translations/pl/LC_MESSAGES/first.po:92: warning\[exclamation\] the translation calls out \(!\), .*\n  end the sentence .*\n",
        told,
    )


def test_what_the_page_shows_is_well_written(engine: Engine, tmp_path: Path) -> None:
    """By the rules that the rest of the code keeps."""
    for block in (*blocks("A format"), *blocks("A check")):
        if block.kind == "python":
            path = tmp_path / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
            for rule in (("check", "--quiet"), ("format", "--diff")):
                command = [sys.executable, "-m", "ruff", *rule, "--config", str(ROOT / "pyproject.toml"), str(path)]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                assert done.returncode == 0, done.stdout + done.stderr
