"""How a text may write the name of one person: “Ana Kovač”, “Kovač, Ana”, “A. Kovač”, “Ana K.”, “Ana Maria Kovač”."""

from goldseam.language.redaction.people import Person, is_common
from goldseam.language.redaction.tokens import Token
from goldseam.language.redaction.wording import not_names

GAPS = {" ", "-", "\u00a0", ".", "_", "\n", "\r\n", "  ", "+", "‑", ", ", ",", ",\n"}
AFTER_INITIAL = {". ", ".\u00a0", ".-"}
EXTRA = 3  # words of a mention beyond those of the name


def measure(text: str, words: list[Token], i: int, person: Person) -> tuple[int, int]:
    """How many words of the person's name stand together from the `i`th word on, and before which word they end."""
    seen: set[str] = set()
    count, last = 0, i
    for at in range(i, min(len(words), i + person.length + EXTRA)):
        if at > i and not _holds_together(text, words[at - 1], words[at]):
            break
        word = words[at]
        part = word.folded if word.folded in person.parts else word.folded.removesuffix("s")
        if part in person.parts and part not in seen:
            seen.add(part)
            count, last = count + 1, at + 1
        elif _is_initial(word, person) and (at == i or seen):
            count, last = count + 1, at + 1
        elif not (at > i and (word.folded in person.particles or (seen and _goes_on(text, words, at, person)))):
            break
    if not seen or (count > 1 and _are_plain_words(words[i:last])):
        return 0, i
    return count, last


def _holds_together(text: str, one: Token, other: Token) -> bool:
    gap = text[one.end : other.start]
    return gap in GAPS or (len(one.text) == 1 and gap in AFTER_INITIAL)


def _is_initial(word: Token, person: Person) -> bool:
    return len(word.text) == 1 and word.text.isupper() and word.folded in person.initials


def _goes_on(text: str, words: list[Token], at: int, person: Person) -> bool:
    """Whether the last name follows behind a middle name that nobody told."""
    if at + 1 >= len(words):
        return False
    before, word, behind = words[at - 1 : at + 2]
    is_middle = word.is_capital and word.folded not in not_names() and behind.folded in person.parts
    gaps = {" ", ". "} if len(word.text) == 1 else {" "}
    is_joined = text[before.end : word.start] == " " and text[word.end : behind.start] in gaps
    return is_middle and behind.is_capital and is_joined


def _are_plain_words(words: list[Token]) -> bool:
    """“will may” is no mention of Will May."""
    return not any(word.is_capital for word in words) and all(is_common(word.folded) for word in words)
