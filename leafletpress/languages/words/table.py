"""The number words of each language of the table."""

from __future__ import annotations

from collections.abc import Mapping

from leafletpress.languages.words import NumberWords, eastern, european, indic

NUMBER_WORDS: Mapping[str, NumberWords] = {
    "ar": eastern.ARABIC,
    "bn": indic.BENGALI,
    "ckb": eastern.KURDISH,
    "cy": european.WELSH,
    "es": european.SPANISH,
    "fa": eastern.PERSIAN,
    "fr": european.FRENCH,
    "gu": indic.GUJARATI,
    "it": european.ITALIAN,
    "pa": indic.PANJABI,
    "pl": european.POLISH,
    "pt-PT": european.PORTUGUESE,
    "ro": european.ROMANIAN,
    "so": european.SOMALI,
    "ta": indic.TAMIL,
    "tr": european.TURKISH,
    "uk": european.UKRAINIAN,
    "ur": eastern.URDU,
    "zh-Hans": eastern.CHINESE,
    "zh-Hant": eastern.CHINESE,
}
