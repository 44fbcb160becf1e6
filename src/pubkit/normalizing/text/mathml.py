"""MathML to a line of text: roots, fractions, scripts and fences as people type them.

Read by a small tolerant tokenizer: titles hold MathML fragments that are often not well-formed XML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pubkit.normalizing.text.scripts import to_subscript, to_superscript

_TOKEN = re.compile(r"<(?P<close>/?)(?:\w+:)?(?P<name>\w+)(?P<rest>[^<>]*?)(?P<empty>/?)>|(?P<text>[^<]+)|<")
_ENTITY = re.compile(r"&(?:#x?[0-9a-fA-F]+|\w+);")
_DROPPED = {"annotation", "annotation-xml", "mphantom"}
_DEEPEST = 100  # elements within each other: no formula is deeper
_INVISIBLE = "\u2061\u2062\u2063\u2064"
_SPACED = {"=", "<", ">", "≤", "≥", "≈", "∼", "→", "∈", "±", "×"}


@dataclass(slots=True)
class _Node:
    name: str
    children: list[_Node] = field(default_factory=list)
    text: str = ""


def mathml_to_text(xml: str) -> str:
    """One line of text for a ``<math>`` element.

    >>> mathml_to_text("<math><msqrt><mi>s</mi></msqrt><mo>=</mo><mn>13</mn></math>")
    '√s=13'
    """
    return " ".join(_render(_parse(xml)).translate(dict.fromkeys(map(ord, _INVISIBLE))).split())


def _parse(xml: str) -> _Node:
    import html

    root = _Node("mrow")
    stack = [root]
    for token in _TOKEN.finditer(xml):
        if token["text"] is not None:
            text = html.unescape(html.unescape(token["text"]))
            stack[-1].children.append(_Node("#text", text=" ".join(text.split())))
        elif token["name"] is None:
            stack[-1].children.append(_Node("#text", text="<"))
        elif token["close"]:
            if any(node.name == token["name"].lower() for node in stack[1:]):
                while stack.pop().name != token["name"].lower():
                    pass
        else:
            node = _Node(token["name"].lower())
            stack[-1].children.append(node)
            if not token["empty"] and len(stack) < _DEEPEST:
                stack.append(node)
    return root


def _render(node: _Node) -> str:
    if node.name == "#text":
        return node.text
    if node.name in _DROPPED:
        return ""
    children = [child for child in node.children if child.name != "#text" or child.text]
    return _RENDERERS.get(node.name, _row)(children)


def _row(children: list[_Node]) -> str:
    return "".join(_render(child) for child in children)


def _at(children: list[_Node], index: int) -> str:
    return _render(children[index]) if index < len(children) else ""


def _group(text: str) -> str:
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


def _fraction(children: list[_Node]) -> str:
    return f"{_group(_at(children, 0))}/{_group(_at(children, 1))}"


def _script(text: str, convert: Callable[[str], str], mark: str) -> str:
    converted = convert(text)
    return converted if not text or converted != text else mark + _group(text)


def _sup(children: list[_Node]) -> str:
    raised = _at(children, 1)
    if raised in ("′", "″", "*", "∗", "†"):
        return _at(children, 0) + raised
    return _at(children, 0) + _script(raised, to_superscript, "^")


def _sub(children: list[_Node]) -> str:
    return _at(children, 0) + _script(_at(children, 1), to_subscript, "_")


def _subsup(children: list[_Node]) -> str:
    return _sub(children[:2]) + _script(_at(children, 2), to_superscript, "^")


def _root(children: list[_Node]) -> str:
    degree = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(_at(children, 1))
    return (degree or f"{_at(children, 1)}√") + _group(_at(children, 0))


def _fenced(children: list[_Node]) -> str:
    return "(" + ", ".join(_render(child) for child in children) + ")"


_ACCENTS = {"¯": "\u0304", "^": "\u0302", "~": "\u0303", "˜": "\u0303"}


def _over(children: list[_Node]) -> str:
    return _at(children, 0) + _ACCENTS.get(_at(children, 1), "")


_RENDERERS: dict[str, Callable[[list[_Node]], str]] = {
    "mfrac": _fraction,
    "msup": _sup,
    "msub": _sub,
    "msubsup": _subsup,
    "msqrt": lambda children: "√" + _group(_row(children)),
    "mroot": _root,
    "mfenced": _fenced,
    "mspace": lambda children: " ",
    "mover": _over,
}
