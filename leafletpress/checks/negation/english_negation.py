"""What an English sentence negates: its negations, without the idioms in which another language need not negate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from leafletpress.checks.negation.paired_sentences import split_sentences

# The short forms are written out, so that each negation is a word of its own and the verb before it is whole.
WRITTEN_OUT = (
    (re.compile(r"[’ʼ]"), "'"),
    (re.compile(r"\bcan't\b|\bcannot\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bshan't\b"), "shall not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"\bno-one\b"), "no one"),
)
# What negates nothing, or is said without a negation in other languages: each is taken out of the sentence.
IDIOMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bno\.\s*(?=\d)",  # number
        r"\bnot only\b|(?<!\bdo )(?<!\bmust )(?<!\bshould )\bnot (?:just|merely|simply)\b|\bnot least\b|\bnot to mention\b",
        r"\bno matter\b|\bno doubt\b|\bno wonder\b|\bwhy not\b|\bnone other than\b|\bmore often than not\b",
        r"\bnothing (?:else |more |less |other |short )?(?:but|than|except|apart from|of)\b|\b(?:for|next to|if) nothing\b",
        r"\bwhether\b[^.;:?]*?\bor not\b|\bor not\b(?=\s*(?:[,.;:?!)]|$))|\byes\s*(?:or|/|and)\s*no\b|\ball or nothing\b",
        r"\b(?:if|when) not\b(?=\s*(?:[,.;:)]|$)|\s+(?:already|sooner|more|all|most|better)\b)",
        r"\b(?:no|not) (?:any )?(?:later|earlier|sooner|less|fewer|longer|older|younger|higher|lower|greater|further) than\b",
        r"\b(?:no|not) (?:any )?(?:bigger|larger|smaller|shorter|wider|thicker|heavier) than\b",
        r"\b(?:(?:do|should|must|please) )?(?:not|never) (?:hesitate|be (?:shy|afraid|embarrassed|ashamed) (?:to|of|about))\b",
        r"\b(?:does|do|did|should|will) not (?:really )?matter\b|\b(?:would|do|does) not mind\b",
        r"\bnot (?:un(?:common|usual|likely|reasonable|known|heard)\w*|infrequent\w*|impossible|insignificant)\b",
        r",\s*(?:is|are|was|were|do|does|did|can|could|will|would|should|have|has) not (?:it|you|they|we|he|she|there)\s*\?",
        r"\b(?:no|not)-\w+",  # not-for-profit
        r"\bnot long (?:before|after)\b|\bnot far from\b|\bcan not (?:help but|wait to)\b",
    )
)
# "Unless we tell you not to" is often "unless we tell you otherwise".
UNLESS_NOT = re.compile(r"(\bunless\b[^.;:?]*?)\bnot to\b")
NOT = re.compile(r"\b(?:not|never|neither|nobody|nothing|nowhere|none|no one|no)\b")
WITHOUT = re.compile(r"\bwithout\b")
UNLESS = re.compile(r"\bunless\b")
AVOID = re.compile(
    r"(?:^|[,;:(]\s*|\b(?:please|should|must|and|or|also|try to|need to|have to)\s+)(?P<word>avoid|refrain from)\b"
)
# What a negation reaches up to.
REACH = re.compile(r"[.;:?!]|\b(?:if|when|because|until|unless|before|after|but|so|while|which|who|although)\b")
# Where a clause ends, so that what is negated behind it is something else. "and" and "or" go on with the same negation.
CLAUSE = re.compile(r"[,;:](?!\s*(?:and|or|nor)\b)|\b(?:if|when|because|but|so|although|while)\b")
FORBIDS = re.compile(
    r"(?:^|[,;:] *|\b(?:please|and|so|then|but) )(?:please )?(?:do not|never)\b|\b(?:must|should) (?:not|never)\b"
)
# "Do not drive until" is "drive only when", "no one but" is "only", "not all" are "only some": not where the source says only itself.
LIMITS = re.compile(
    r"\b(?:until|till|unless|without|before|except|apart from|other than|else|more than|longer than"
    r"|not (?:all|every\w*|always|both)|(?:nothing|no one|nobody|none|anything|anyone|anybody) but)\b"
)
ONLY = re.compile(r"\bonly\b")
# Words of absence, of keeping and of limits: a right translation may negate where the source has one of them.
ABSENCE = re.compile(
    r"\b(?:not|never|no|nor|none|nothing|nobody|neither|without|unless|avoid\w*|refrain\w*|stop\w*|un\w{3,}|dis\w+|non\w*|\w+less|\w*free"
    r"|lack\w*|miss\w*|fail\w*|refus\w+|den(?:y|ied|ies)|declin\w+|prevent\w*|forb\w+|ban\w*|prohibit\w*|against|instead|rather|except"
    r"|only|just|until|hardly|rarely|seldom|few|fewer|little|less|least|too|still|dry|keep\w*|kept|stay\w*|remain\w*|leave|leaving"
    r"|left|hold\w*|fast|fasting|nil|zero|empty|off|away|out|alone|absen\w+|impossible|wrong|danger\w*|careful\w*|protect\w*"
    r"|harm\w*|skip\w*|otherwise|although|even|despite|whether|delay\w*|worr\w+|forg\w+|hesitat\w*|remember|reassur\w+|calm|relax\w*|quiet"
    r"|same|regardless|within|maxim\w+|limit\w*|most|exceed\w*|soon|private|confidential\w*|in(?:complete|correct|sufficient|active"
    r"|valid|visible|adequate)\w*|ill|difficult\w*|hard|straight|flat|rest|rare|risk\w*|safe|secur\w+|close\w*|empt\w+|reduc\w+|lower"
    r"|lose|loses|lost|los[st]|contraindicat\w+|allerg\w+|intoleran\w+|restrict\w*|quit|cease|cancel\w*|abnormal|irregular|refer\w*|"
    r"sleep|asleep|numb|block\w*|should|before|if|loose\w*|awake|welcome|immediately|urgent\w*|time|at once|any)\b"
)


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence, or a message, of the source.

    `plain` is it in small letters, written out and without idioms. `negations` are the words that negate in it, `reaches` what each
    reaches. `needed` is how many negations a translation has at least; 2 where "not" stands beside "unless" or "without", or two
    clauses each negate. `has_not` is whether there is more than "without", "unless" or "avoid"; `affirms` that nothing in it could
    be said with a negation.
    """

    text: str
    plain: str
    negations: tuple[str, ...]
    reaches: tuple[str, ...]
    needed: int
    has_not: bool
    limits: bool
    affirms: bool
    sentences_that_negate: int

    def negates(self, words: str) -> bool:
        """Whether one of these words, in any of its forms, is what a negation of the sentence reaches."""
        return any(_inflected(words).search(reach) for reach in self.reaches)

    def says(self, words: str) -> bool:
        return _inflected(words).search(self.plain) is not None

    def affirmed(self, words: str) -> int:
        """How many times one of these words stands where no negation reaches it."""
        pattern = _inflected(words)
        reached = sum(len(pattern.findall(reach)) for reach in self.reaches)
        return max(0, len(pattern.findall(self.plain)) - reached)


@lru_cache(maxsize=4096)  # a source is read once for each language
def read_source_sentence(text: str) -> SourceSentence:
    written = _written_out(text)
    plain = _without_idioms(written)
    nots, withouts, unlesses = (list(pattern.finditer(plain)) for pattern in (NOT, WITHOUT, UNLESS))
    found = sorted((*nots, *withouts, *unlesses), key=re.Match.start)
    if not found:  # then "avoid" is what negates
        found = list(AVOID.finditer(plain))
        plain = AVOID.sub(" ", plain)
    twice = bool(nots) and bool(withouts or unlesses or _is_in_two_clauses(plain, nots))
    sentences = split_sentences(text)
    return SourceSentence(
        text=text,
        plain=plain,
        negations=tuple(match.groupdict().get("word") or match[0] for match in found),
        reaches=tuple(REACH.split(match.string[match.end() :], maxsplit=1)[0] for match in found),
        needed=0 if not found else 2 if twice else 1,
        has_not=bool(nots),
        limits=LIMITS.search(plain) is not None and ONLY.search(plain) is None,
        affirms=not found and ABSENCE.search(written) is None,
        sentences_that_negate=1 if len(sentences) < 2 else sum(read_source_sentence(one).needed > 0 for one in sentences),
    )


def _written_out(text: str) -> str:
    text = text.lower()
    for pattern, written in WRITTEN_OUT:
        text = pattern.sub(written, text)
    return text


def _without_idioms(text: str) -> str:
    for pattern in IDIOMS:
        text = pattern.sub(" ", text)
    return UNLESS_NOT.sub(r"\1", text)


def _is_in_two_clauses(plain: str, nots: list[re.Match[str]]) -> bool:
    """Whether two negations of a sentence negate two things, of which one is forbidden: that one must not hide behind the other."""
    between = (plain[first.end() : second.start()] for first, second in pairwise(nots))
    return any(CLAUSE.search(text) for text in between) and FORBIDS.search(plain) is not None


@cache
def _inflected(words: str) -> re.Pattern[str]:
    """These words in any of their regular forms: stop, stops, stopped, stopping."""
    return re.compile(rf"\b(?:{'|'.join(_forms(word) for word in words.split())})\b")


def _forms(word: str) -> str:
    word = word.replace("+", " ")
    if word.endswith("e"):
        return rf"{word[:-1]}(?:e|es|ed|ing)"
    if word.endswith("y") and word[-2] not in "aeiou":
        return rf"{word[:-1]}(?:y|ies|ied|ying)"
    return rf"{word}(?:{word[-1]}?(?:ed|ing)|s|es)?"
