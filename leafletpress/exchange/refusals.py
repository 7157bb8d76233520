"""Why a row is not taken over, where that shows only beside the catalog."""

from __future__ import annotations

import re

from leafletpress.exchange import Refusal, Unit
from leafletpress.exchange.wording import short
from leafletpress.model import Message
from leafletpress.model.hidden import HiddenSign

DIGEST = re.compile(r"[0-9a-f]{16}")


def homeless(unit: Unit, language: str) -> Refusal:
    hint = f"is there a catalog of it? publish new language {language} makes it, publish check says what is wrong with it. {_renamed(unit)}"
    return Refusal("no-catalog", f"{unit.domain or 'a row without a file'} has no catalog in {language} that can be read", hint)


def _renamed(unit: Unit) -> str:
    return f'Or the program changed the name of the file (original, or the column file): "{unit.domain}" was not sent out'


def no_id(unit: Unit) -> Refusal:
    hint = "a program changed it, or tore its row apart: copy the ids from the file that was sent out"
    return Refusal("stale", f'"{short(unit.digest)}" is no id of ours: it would be 16 signs, 0-9 and a-f', hint)


def stranger(unit: Unit, domain: str, language: str) -> Refusal:
    if not unit.digest:
        return no_id(unit)
    hint = "the source changed while it was away: send the new text out"
    return Refusal("stale", f'no message of {domain} in {language} is "{short(unit.source)}" any more', hint)


def other_source(unit: Unit, message: Message) -> Refusal:
    what = f'this id stands for "{message.key.source}", and beside it stands "{unit.source}"'
    hint = "rows were sorted or pasted column by column, or the source was changed: bring each id back to its source"
    return Refusal("other-source", what, hint)


def doubled(unit: Unit) -> Refusal:
    hint = "the first counts: delete one of the rows, and import the file again"
    return Refusal("duplicate", f'"{short(unit.source)}" has two translations in this file', hint)


def without_tags(message: Message) -> Refusal:
    what = f'a tag of it has lost what it stands for; the source is "{message.key.source}"'
    hint = "keep each tag of the source, with its id, and add none; or type in its place what the source has there"
    return Refusal("tags", what, hint)


def english_again(message: Message) -> Refusal:
    what = f'its translation is only the English again, where the catalog has "{short(message.translation)}"'
    return Refusal(
        "same-as-source", what, "translate it, or leave it empty; if it is a name that stays, write it into the catalog"
    )


def hidden(sign: HiddenSign) -> Refusal:
    what = f"a hidden character ({sign.name}) stands {sign.place}"
    return Refusal("hidden", what, "delete it, or type the translation again: it may have come along when text was pasted")
