"""Edit a spreadsheet in LibreOffice, as somebody would by hand: run by the system's Python, which has the bindings (python3-uno).

python3 office.py SOURCE TARGET FILTER OPTIONS EDITS, where EDITS is JSON: a list of [what, cell, words], `what` being type, strike,
merge, hide-row or delete-sheet.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PATIENCE = 60  # seconds, for LibreOffice to start


def named(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def type_in(sheet, cell, words):
    """What is typed into a cell is taken as LibreOffice takes it: a formula, a number, a date, or text."""
    sheet.getCellRangeByName(cell).FormulaLocal = words


def strike(sheet, cell, words):
    """Draw a line through words of a cell."""
    cursor = sheet.getCellRangeByName(cell).createTextCursor()
    start = cursor.String.index(words)
    cursor.gotoStart(False)
    cursor.goRight(start, False)
    cursor.goRight(len(words), True)
    cursor.CharStrikeout = 1


def merge(sheet, cell, words):
    sheet.getCellRangeByName(f"{cell}:{words}").merge(True)


def hide_row(sheet, cell, words):
    sheet.getCellRangeByName(cell).Rows.getByIndex(0).IsVisible = False


EDITS = {"type": type_in, "strike": strike, "merge": merge, "hide-row": hide_row}


def edit(document, edits):
    for what, cell, words in edits:
        if what == "delete-sheet":
            document.Sheets.removeByName(words)
        else:
            EDITS[what](document.Sheets.getByName("messages"), cell, words)


def opened_as(source):
    """A CSV is opened with commas, UTF-8, and numbers and dates found, as the dialog proposes it."""
    if not source.endswith(".csv"):
        return ()
    return named("FilterName", "Text - txt - csv (StarCalc)"), named("FilterOptions", "44,34,76,1,,0,false,true")


def stop(office):
    """End LibreOffice and whatever it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(office.pid, signal.SIGKILL)
    office.wait()


def main(source, target, kind, options, edits):
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"leafletpress-{Path(profile).name}"
        home = f"-env:UserInstallation={Path(profile).as_uri()}"
        command = ["soffice", "--headless", "--norestore", "--nologo", home, f"--accept=pipe,name={pipe};urp;"]
        office = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)  # a script that starts another
        try:
            desktop = connect(pipe).ServiceManager.createInstance("com.sun.star.frame.Desktop")
            document = desktop.loadComponentFromURL(
                Path(source).as_uri(), "_blank", 0, (named("Hidden", True), *opened_as(source))
            )
            edit(document, json.loads(edits))
            document.storeToURL(Path(target).as_uri(), (named("FilterName", kind), named("FilterOptions", options)))
            document.close(True)
            desktop.terminate()
            office.wait(PATIENCE)
        finally:
            stop(office)


if __name__ == "__main__":
    main(*sys.argv[1:])
