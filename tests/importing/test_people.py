"""Where author lists end."""

from __future__ import annotations

import pytest

from pubkit.importing.people import are_names, name_ends

# what stands before | is the authors
LISTS = [
    "A. Berg, D. Quint.| Rain on roofs",
    "A. Berg and D. Quint.| Rain on roofs",
    "A. Berg, D. Quint,| Rain and Snow, in: Nature",
    "Berg, A., Quint, D. E.| Rain on roofs",
    "Berg, A., & Quint, D.| (2019)",
    "Berg, A. et al.| Rain on roofs",
    "Berg A, Quint DE.| Rain on roofs",
    "Berg A, Quint DE, et al.| Rain on roofs",
    "Ann Berg, Dora Quint, and Emil Rot.| 2019",
    "Berg, Ann, Dora Quint, and Emil Rot.| 2019",
    "Berg, Ann, Quint, Dora, and Rot, Emil,| Rain and Snow, in Nature",
    "Berg, A., Rot, E.:| Rain on roofs",
    "Berg, Ann ; Rot, Emil:| Rain on roofs",
    "A. Berg, S.-H. Yoon, and Dora Quint.| 2019",
    "Ann Berg, S. Quint, and Emil Rot.| 2019",
    "Y. J. Soh, SS. Du, Y. Tian| DRIP: Rain on roofs",
    "A. van den Berg, J.-P. de la Roche.| Rain on roofs",
    "A. Berg*, D. Quint*, E. Rot†.| Rain on roofs",
]


@pytest.mark.parametrize("marked", LISTS)
def test_ends(marked: str) -> None:
    names, rest = marked.split("|")
    found = name_ends(names + rest)[0]
    assert (names + rest)[:found].strip(" .,:") == names.strip(" .,:")


@pytest.mark.parametrize("text", ["rain on tin roofs", "Rain: a survey of noises", "2019. Rain", ""])
def test_no_names(text: str) -> None:
    assert name_ends(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Berg, Dora Quint", True),
        ("Berg A, Quint D", True),
        ("Deep Learning", False),
        ("Learning and Planning", False),
        ("FPGA-based Real-time Super-resolution Method and System", False),
    ],
)
def test_surely_names(text: str, names: bool) -> None:
    assert are_names(text) is names
