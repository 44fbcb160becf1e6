"""Languages with letters, or a script, of their own order."""

from __future__ import annotations

import pytest

from pubkit.csl import alphabets, sorting


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en-US", ["Äpfel", "apple", "Čapek", "Cohen", "Øre", "Ost", "zoo", "Абв"]),
        ("de-AT", ["Ähre", "Arm", "Öl", "Opa", "zu"]),
        ("da-DK", ["Ost", "zoo", "Ære", "Øre", "Aal", "Åse"]),
        ("nb-NO", ["Zoo", "Ærlig", "Øst", "Ås"]),
        ("sv-SE", ["zoo", "Ås", "Ängel", "Öl"]),
        ("es-MX", ["nube", "nz", "ñandú", "oso"]),
        ("cs-CZ", ["cz", "čas", "hz", "chata", "iva"]),
        ("hr-HR", ["cv", "čaj", "ćup", "dz", "džep", "đak", "lj", "mir"]),
        ("pl-PL", ["lz", "łza", "Zz", "źle", "żal"]),
        ("tr-TR", ["hz", "ısı", "iz"]),
        ("sr-Latn-RS", ["Ana", "cv", "čaj", "Ана"]),
        ("sr-Cyrl-RS", ["1984", "Ана", "Ana"]),
        ("ru-RU", ["1984", "Блок", "Яков", "Abel", "Zorn"]),
        ("el-GR", ["Ωμέγα", "Abel"]),
        ("zh-CN", ["周", "Abel"]),
    ],
)
def test_words_in_the_order_of_a_language(lang: str, words: list[str]) -> None:
    shuffled = sorted(words, key=lambda word: word[::-1])
    assert sorted(shuffled, key=lambda word: sorting.collation(word, lang)) == words


def test_a_decomposed_letter_is_the_same_letter() -> None:
    assert sorting.collation("A\u030as", "da-DK") == sorting.collation("Ås", "da-DK")


def test_an_unknown_language_has_no_letters_of_its_own() -> None:
    assert alphabets.of("xx-YY") == alphabets.Alphabet({}, None)
