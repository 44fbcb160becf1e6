"""Broken files: what is read all the same, and what is said about it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from pubkit import bibtex

# Broken text; what each entry before the sound one `@misc{z, title={Z}}` must still say; the problem's code.
BROKEN: list[tuple[str, dict[str, dict[str, str]], str]] = [
    ("@misc{a, title={A} year=2000}", {"a": {"title": "A", "year": "2000"}}, "PK101"),
    ("@misc{a title={A}}", {"a": {"title": "A"}}, "PK101"),
    ("@misc{a,, title={A}}", {"a": {"title": "A"}}, "PK108"),
    ("@misc{a, title=, year=2000}", {"a": {"year": "2000"}}, "PK112"),
    ("@misc{a, title={A}},\n year=2000\n}", {"a": {"title": "A", "year": "2000"}}, "PK109"),
    ("@misc{a,\n title={A {B},\n year=2000\n}\n", {"a": {"title": "A {B}", "year": "2000"}}, "PK113"),
    ('@misc{a,\n title="A,\n year=2000\n}', {"a": {"title": "A", "year": "2000"}}, "PK113"),
    ('@misc{a,\n title="A,\n year="2000"\n}', {"a": {"title": "A", "year": "2000"}}, "PK113"),
    ("@misc{a, title={A \\} B}, year=2000}", {"a": {"title": "A \\} B", "year": "2000"}}, "PK109"),
    ("@misc{a, title={A \\{ B}, year=2000}", {"a": {"title": "A \\{ B", "year": "2000"}}, "PK109"),
    ("@misc{a, title={A}; year=2000}", {"a": {"title": "A", "year": "2000"}}, "PK111"),
    ("@misc{a, title={A} }, year=2000}", {"a": {"title": "A", "year": "2000"}}, "PK109"),
    ("@misc{a, title={A} junk, year=2000}", {"a": {"title": "A", "year": "2000"}}, "PK111"),
    ("@misc{a, title={A},\n% note\nyear=2000}", {"a": {"title": "A", "year": "2000"}}, "PK110"),
    ("@misc{a, title={A},", {"a": {"title": "A"}}, "PK103"),
    ("@misc{a, title={A}, year=", {"a": {"title": "A"}}, "PK103"),
    ("@misc(a, title={A}}", {"a": {"title": "A"}}, "PK109"),
    ("@misc{two words, title={A}}", {"two words": {"title": "A"}}, "PK106"),
    ("@misc{title={A}}", {"": {"title": "A"}}, "PK107"),
    ("@misc{, title={A}}", {"": {"title": "A"}}, "PK107"),
    ("@misc{a, title=nomacro # {A}}", {"a": {"title": "A"}}, "PK104"),
    ("@misc{a, title={A}, Title={B}}", {"a": {"title": "A"}}, "PK120"),
    ("@misc{a, title={A}}\n@misc{a, title={B}}", {"a": {"title": "A"}}, "PK118"),
    ("@misc{a, title={A}}\n}", {"a": {"title": "A"}}, "PK123"),
    ("@misc[a, title={A}]", {}, "PK102"),
    ("@string{s}", {}, "PK105"),
    ("@string{s = {x", {}, "PK103"),
    ("<<<<<<< HEAD\n@misc{a, title={A}}\n=======\n>>>>>>> x", {"a": {"title": "A"}}, "PK114"),
]


@pytest.mark.parametrize(("text", "expected", "code"), BROKEN)
def test_what_is_broken_is_read_and_reported(text: str, expected: dict[str, dict[str, str]], code: str) -> None:
    document = bibtex.read(text + "\n@misc{z, title={Z}}\n")
    assert document.to_bytes() == (text + "\n@misc{z, title={Z}}\n").encode()
    for key, fields in {**expected, "z": {"title": "Z"}}.items():
        entry = document.entry(key)
        assert entry is not None, key
        assert {name: entry.values.get(name) for name in fields} == fields
    assert code in [problem.code for problem in document.problems]
    assert all(problem.where.line >= 1 and problem.where.column >= 1 for problem in document.problems)
    assert document.has_conflicts == (code == "PK114")


SOUND = [
    ("@ ARTICLE\n{\n a ,\n TITLE\n =\n {A}\n , }", {"a": {"title": "A"}}),
    ("@misc(a, title={A)}, note=\"x)y\")", {"a": {"title": "A)", "note": "x)y"}}),
    ("@comment{@misc{x, title={X}}} @misc{a, title={A}}", {"a": {"title": "A"}}),
    ("@comment no braces\n@misc{a, title={A}}", {"a": {"title": "A"}}),
    ('@misc{a, title = "x {"} y", note = {"}}', {"a": {"title": 'x {"} y', "note": '"'}}),
    ("@string(s = {S})@misc{a, title = s # 1 # {x} # \"y\", year = 1}", {"a": {"title": "S1xy", "year": "1"}}),
    ("@misc{a, note={see @misc{b, title={x}}}}", {"a": {"note": "see @misc{b, title={x}}"}}),
    ("write to me@example.org (home)\n@misc{a, title={A}}", {"a": {"title": "A"}}),
    ("@misc{DBLP:conf/x/Y+99', title={A}}", {"DBLP:conf/x/Y+99'": {"title": "A"}}),
    ("@misc{a,title={A\0B}}", {"a": {"title": "A\0B"}}),
    ("@misc{a,\r title={A\r  B}}\r", {"a": {"title": "A B"}}),
    ("@misc{a, title={" + "{" * 50 + "x" + "}" * 50 + "}}", {"a": {"title": "{" * 50 + "x" + "}" * 50}}),
    ("@misc{a,\n title={A\u00a0 \u3000B}}", {"a": {"title": "A\u00a0 \u3000B"}}),
    ("% @misc{no,\n%  title={N}\n% }\n@misc{a, title={A}}", {"a": {"title": "A"}}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SOUND)
def test_what_is_sound_is_read_without_a_word(text: str, expected: dict[str, dict[str, str]]) -> None:
    document = bibtex.read(text)
    assert [entry.key for entry in document.entries] == list(expected)
    for entry in document.entries:
        assert entry.values.items() >= expected[entry.key].items()
    assert [problem.code for problem in document.problems if problem.code != "PK117"] == []


ATTACKS: dict[str, Callable[[int], str]] = {
    "braces": lambda n: "@misc{a, title=" + "{" * n * 20,
    "closing braces": lambda n: "}" * n * 20,
    "at signs": lambda n: "@" * n,
    "heads": lambda n: "@misc{" * n,
    "heads with keys": lambda n: "@misc{a,\n" * n,
    "parentheses": lambda n: "@misc(a" * (n // 10),
    "unclosed braces": lambda n: "@misc{a, title={x\n" * n,
    "unclosed quotes": lambda n: '@misc{a, title="x ' * n,
    "missing commas": lambda n: "@misc{a," + "f={x} " * n + "}",
    "fields": lambda n: "@misc{a," + "".join(f"f{at}={{x}}," for at in range(n)) + "}",
    "stray braces": lambda n: "@misc{a" + "}, a={x}" * n + "}",
    "pieces": lambda n: "@misc{a, title=" + '"x" # ' * n + "{y}}",
    "one line": lambda n: "@misc{a,title={x}}" * n,
    "a long value": lambda n: "@misc{a, title={" + "x y " * n * 20 + "}}",
    "accents": lambda n: "@misc{a, title={" + "\\'" * n + "e}}",
    "names": lambda n: "@misc{a, author={" + " and ".join(["{A} B"] * n) + "}}",
    "stars": lambda n: "@misc{a, author={A " + "*" * n + " B}}",
    "unclosed strings": lambda n: "@string{a={x\n" * n,
    "heads in parentheses": lambda n: "@misc(" * n * 4,
    "comment lines": lambda n: "% @misc{a,\n" * n,
    "formulas that never close": lambda n: "@misc{a, title={" + "\\(\\[" * n * 4 + "}}",
    "formulas in formulas": lambda n: "@misc{a, title={" + "\\ensuremath{" * n + "}" * n + "}}",
    "quantities in quantities": lambda n: "@misc{a, title={" + "\\SI{" * n + "}" * n + "}}",
    "words for formulas in themselves": lambda n: "@misc{a, title={" + "\\texorpdfstring{" * n + "}{}" * n + "}}",
    "switches": lambda n: "@misc{a, title={" + "\\bf a \\it b " * n + "}}",
    "options that never close": lambda n: "@misc{a, title={" + "\\emph[" * n + "}}",
    "unknown commands": lambda n: "@misc{a, title={" + " ".join(f"\\zz{'x' * (at % 50)}" for at in range(n)) + "}}",
    "crossrefs": lambda n: "".join(f"@misc{{k{at}, crossref={{k{at + 1}}}}}\n" for at in range(n // 4)),
}
# Four times the input may take eight times the time (measured: 3 to 6, on a busy machine): a quadratic reader takes 16.
MOST_GROWTH = 9
SIZE = 2000


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_is_quadratic(attack: str) -> None:
    def spent(size: int) -> float:
        text = ATTACKS[attack](size)
        start = time.process_time()
        document = bibtex.read(text)
        assert document.works is not None
        assert document.problems is not None
        return time.process_time() - start

    small = max(min(spent(SIZE) for _ in range(3)), 0.02)
    assert min(spent(SIZE * 4) for _ in range(3)) < MOST_GROWTH * small


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ('"a "b" c"', 'a "b" c'),
        ('"a {b"', "a {b"),
        ('"a } b"', "a } b"),
        ('"\\"{o}"', '\\"{o}'),
        (r"{a \{ b}", r"a \{ b"),
        (r"{a \} b}", r"a \} b"),
        ('"a" junk', "a"),
    ],
)
@pytest.mark.parametrize("after", ["}", ", year = {2000}}", "\n}", ",\n year = {2000}\n}\n@misc{z, title={Z}}"])
def test_a_sign_without_its_partner_ends_no_value(value: str, title: str, after: str) -> None:
    document = bibtex.read(f"@misc{{k, title = {value}{after}")
    assert document.entries[0].values.get("title") == title
    assert document.entries[0].values.get("year") == ("2000" if "year" in after else None)
    assert [entry.key for entry in document.entries] == (["k", "z"] if "Z" in after else ["k"])
    assert {problem.code for problem in document.problems} <= {"PK109", "PK111"} != set()
