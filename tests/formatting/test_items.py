"""What a style can print of an eprint, once."""

from __future__ import annotations

import pytest

from pubkit.formatting.items import to_item
from pubkit.model import Name, Work


def test_a_preprint_has_its_number_its_server_and_its_address() -> None:
    item = to_item(Work("k", "article", eprint="2401.00001", eprint_type="arXiv"))
    assert (item["number"], item["publisher"]) == ("arXiv:2401.00001", "arXiv")
    assert item["URL"] == "https://arxiv.org/abs/2401.00001"
    assert not {"archive", "archive_location"} & set(item)


def test_a_paper_with_a_doi_keeps_to_it() -> None:
    item = to_item(Work("k", "paper-conference", doi="10.1/x", eprint="2401.00001", eprint_type="arxiv"))
    assert not {"URL", "number", "publisher", "archive"} & set(item)


@pytest.mark.parametrize("kind", ["", "shelf"])
def test_an_unknown_archive_stays_as_written(kind: str) -> None:
    item = to_item(Work("k", "article", eprint="7", eprint_type=kind))
    assert item["archive_location"] == "7"
    assert "URL" not in item


def test_a_holder_is_no_name_variable_of_csl() -> None:
    assert "holder" not in to_item(Work("k", "patent", contributors={"holder": (Name(literal="Cake Inc."),)}))


def test_what_is_added_to_a_title_is_printed_with_it() -> None:
    extra = {"titleaddon": "A play", "booktitleaddon": "Third edition"}
    item = to_item(Work("k", "chapter", "Cakes", container_title="All Works.", extra=extra))
    assert (item["title"], item["container-title"]) == ("Cakes. A play", "All Works. Third edition")


def test_a_book_is_not_within_itself() -> None:
    assert "container-title" not in to_item(Work("k", "book", "Cakes", container_title="Cakes"))
    assert to_item(Work("k", "book", "Cakes", container_title="All Works"))["container-title"] == "All Works"
