"""Lists and curricula as items."""

from __future__ import annotations

import pytest

from pubkit.importing.glued import part
from pubkit.importing.items import Item, find_items

ONE = 'A. Berg, "Rain on tin roofs and other noises of houses", Nature, 2019'
TWO = 'D. Quint, "Snow on slate roofs and other silences", Science, 2020'


@pytest.mark.parametrize(
    "text",
    [
        f"1. {ONE}\n2. {TWO}",
        f"[1] {ONE}\n[2] {TWO}",
        f"[C1] {ONE}\n[C2] {TWO}",
        f"(1) {ONE}\n(2) {TWO}",
        f"- {ONE}\n- {TWO}",
        f"• {ONE}\n• {TWO}",
        f"- 1. {ONE}\n- 2. {TWO}",
        f"{ONE}\n\n{TWO}",
        f"{ONE}\n{TWO}",
        f"{ONE[:30]}\n   {ONE[30:]}\n{TWO[:30]}\n   {TWO[30:]}",
        f"1. {ONE[:30]}\n{ONE[30:]}\n2. {TWO}",
        f"Publications\n============\n\n{ONE}\n\n{TWO}",
        f"# Publications\n## 2020\n{ONE}\n\n{TWO}\n# Teaching\nStatistics, 2019 to 2021, in the University of Nowhere",
        f"EDUCATION\nPhD in Noise, University of Nowhere, 2018\n\nPUBLICATIONS\n{ONE}\n{TWO}\n\nSKILLS\nPiano",
    ],
)
def test_two_items(text: str) -> None:
    items = find_items(text).items
    assert [" ".join(item.text.split()).replace("  ", " ")[:8] for item in items] == [ONE[:8], TWO[:8]]


def test_headings_say_year_and_type() -> None:
    items = find_items(f"# Publications\n\n## 2020\n\n- {ONE}\n- {TWO}\n\n# Patents\n\n- {ONE}\n").items
    assert [(item.year, item.type) for item in items] == [(2020, ""), (2020, ""), (None, "patent")]


def test_legends_are_no_items() -> None:
    listing = find_items(f"1. {ONE}\n2. {TWO}\n\n* Equal contribution\n† denotes corresponding author\n")
    assert len(listing.items) == 2
    assert listing.legends == {"*": "Equal contribution", "†": "denotes corresponding author"}


def test_a_number_within_a_line_parts_works() -> None:
    parted, problems = part([Item(f"{ONE} 2. {TWO}", 1, 1), Item(TWO, 2, 3)], "cv.txt")
    assert [item.text for item in parted] == [ONE, TWO, TWO]
    assert [str(problem.where) for problem in problems] == ["cv.txt:1"]


def test_half_of_a_work_behind_another_is_left_out() -> None:
    whole = 'B. Ohm, A. Berg, D. Quint, "Hail on glass roofs", Nature, 2021'
    parted, problems = part([Item(f"{ONE}, {whole[:45]}", 1), Item(whole, 2)])
    assert [item.text for item in parted] == [ONE, whole]
    assert [problem.code for problem in problems] == ["PK712"]


def test_two_works_without_a_number_between_them() -> None:
    other = 'B. Ohm, A. Berg, D. Quint, "Hail on glass roofs", Nature, 2021'
    parted, problems = part([Item(f"{ONE}, {other}", 1)])
    assert [item.text for item in parted] == [ONE, other]
    assert [problem.code for problem in problems] == ["PK711"]


def test_years_and_volumes_are_no_numbers_of_items() -> None:
    item = Item("Ann Berg and Dora Quint. 2022. Rain on tin roofs. Nature 12. 2. edition.", 1, 1)
    assert part([item])[0] == (item,)
