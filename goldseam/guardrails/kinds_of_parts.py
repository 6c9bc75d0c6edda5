"""Which parts of a condition are compared with which, and of what kind each is, by the grammar of CEL.

What the grammar here does not know, the condition cannot use: nothing is compared that nobody has looked at.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from goldseam.guardrails.tokens import ELEMENTWISE, Token

MISSING = "missing"  # A fact that was not sent, or an element of nothing.
UNKNOWN = "unknown"
COMPARING = {"==", "!=", "<", "<=", ">", ">=", "in"}
LEVELS = ({"||"}, {"&&"}, COMPARING, {"+", "-"}, {"*", "/", "%"})  # What binds least comes first.
CALLED = dict.fromkeys(("contains", "startsWith", "endsWith", "matches"), "bool") | {"string": "text", "type": "type"}
CALLED |= dict.fromkeys(("size", "int", "uint", "double"), "number") | {"timestamp": "moment", "duration": "span"}
CALLED |= dict.fromkeys(("all", "exists", "exists_one", "existsOne"), "bool")
TYPES = {"int", "uint", "double", "string", "bool", "list", "type"}
END = Token("end", "")


class Part(NamedTuple):
    """A part of a condition: its kind, and a fact that stands in it."""

    kind: str
    fact: str = ""


def kind_of(value: Any) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, list):
        return list_of(kind_of(value[0]) if value else MISSING)
    return "text"


def list_of(kind: str) -> str:
    return f"list of {kind}"


def element_of(kind: str) -> str:
    """Of which kind one element is. What is no list has none: to say so is left to the language."""
    if kind.startswith("list of "):
        return kind.removeprefix("list of ")
    return UNKNOWN if kind == UNKNOWN else MISSING


class Reader:
    """Reads a condition once; `compared` then holds each `==`, `!=` and `in`, with what stands on both sides."""

    def __init__(self, tokens: list[Token], kinds: dict[str, str]):
        self.tokens, self.place = [*tokens, END], 0
        self.kinds = kinds
        self.compared: list[tuple[str, Part, Part]] = []

    def read(self) -> Part:
        part = self.whole()
        self.need(END.text)
        return part

    def whole(self) -> Part:
        part = self.level(0)
        if not self.takes("?"):
            return part
        then = self.whole()
        self.need(":")
        return _either(then, self.whole())

    def level(self, depth: int) -> Part:
        if depth == len(LEVELS):
            return self.unary()
        part = self.level(depth + 1)
        while self.next.text in LEVELS[depth]:
            part = self.joined(self.take().text, part, self.level(depth + 1))
        return part

    def joined(self, sign: str, left: Part, right: Part) -> Part:
        if sign in {"==", "!=", "in"}:
            self.compared.append((sign, left, right))
        fact = left.fact or right.fact
        if sign in COMPARING or sign in {"&&", "||"}:
            return Part("bool", fact)
        return Part(_reckoned(sign, left.kind, right.kind), fact)

    def unary(self) -> Part:
        if self.takes("!"):
            return Part("bool", self.unary().fact)
        if self.takes("-"):
            return Part("number", self.unary().fact)
        return self.member()

    def member(self) -> Part:
        """A word or a bracket, with all that is asked of it: `services.exists(…)`, `services[0]`."""
        part = self.word()
        while self.next.text in {".", "["}:
            if self.takes("["):
                self.whole()
                self.need("]")
                part = Part(element_of(part.kind), part.fact)
            else:
                self.take()
                part = self.called(self.name(), part)
        return part

    def word(self) -> Part:
        token = self.take()
        if token.kind == "text":
            return Part(UNKNOWN if token.text[0] in "bB" else "text")
        if token.kind == "number":
            return Part("number")
        if token.kind == "name":
            return self.named(token.text)
        if token.text == "(":
            part = self.whole()
            self.need(")")
            return part
        if token.text == "[":
            return self.listed()
        raise ValueError(token.text)

    def named(self, name: str) -> Part:
        if self.next.text == "(":
            return self.called(name)
        if name in {"true", "false"}:
            return Part("bool")
        if name == "null":
            return Part(UNKNOWN)
        return Part("type") if name in TYPES and name not in self.kinds else Part(self.kinds.get(name, MISSING), name)

    def listed(self) -> Part:
        parts = self.several(self.whole, "]")
        kinds = {part.kind for part in parts} or {MISSING}
        fact = next((part.fact for part in parts if part.fact), "")
        return Part(list_of(kinds.pop() if len(kinds) == 1 else UNKNOWN), fact)

    def called(self, name: str, of: Part | None = None) -> Part:
        self.need("(")
        if of and name in ELEMENTWISE:
            return self.gone_through(name, of)
        given = self.several(self.whole, ")")
        fact = of.fact if of else next((part.fact for part in given if part.fact), "")
        return Part("number" if name.startswith("get") else CALLED.get(name, UNKNOWN), fact)

    def gone_through(self, name: str, of: Part) -> Part:
        """`services.exists(x, x == "web")`: x is one element after the other."""
        one, around = self.name(), self.kinds
        self.need(",")
        self.kinds = around | {one: element_of(of.kind)}
        self.whole()
        self.kinds = around
        self.need(")")
        return Part(of.kind if name == "filter" else CALLED.get(name, UNKNOWN), of.fact)

    def several(self, read: Callable[[], Part], end: str) -> list[Part]:
        parts: list[Part] = []
        while not self.takes(end):
            parts.append(read())
            if not self.takes(","):
                self.need(end)
                break
        return parts

    @property
    def next(self) -> Token:
        return self.tokens[self.place]

    def take(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def takes(self, text: str) -> bool:
        found = self.next.text == text  # A text stands in its quotes, so it is never taken for a sign.
        self.place += found
        return found

    def need(self, text: str) -> None:
        if not self.takes(text):
            raise ValueError(self.next.text)

    def name(self) -> str:
        token = self.take()
        if token.kind != "name":
            raise ValueError(token.text)
        return token.text


def _reckoned(sign: str, one: str, other: str) -> str:
    if "moment" in (one, other):
        return "span" if one == other and sign == "-" else "moment"
    return other if one == MISSING else one


def _either(one: Part, other: Part) -> Part:
    kind = one.kind if one.kind == other.kind else UNKNOWN
    return Part(kind, one.fact or other.fact)
