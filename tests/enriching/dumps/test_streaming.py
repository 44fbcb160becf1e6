"""XML of dumps: entities by table, nothing from outside, nothing that grows."""

from __future__ import annotations

import io

import pytest

from pubkit.enriching.dumps.streaming import elements
from pubkit.errors import InputError

HEAD = b'<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n'


def texts(data: bytes, notes: list[str] | None = None) -> list[str]:
    return ["".join(child.itertext()) for _, child in elements(io.BytesIO(data), "x.xml", notes)]


def test_the_entities_of_the_dtd_and_the_five_of_xml() -> None:
    data = HEAD + b"<dblp><a>J&uuml;rgen &Oslash; &szlig; &reg; &amp; &#233; \xe9 &lt;i&gt;</a></dblp>"
    assert texts(data) == ["Jürgen Ø ß ® & é é <i>"]


def test_an_unknown_entity_is_left_as_it_is() -> None:
    assert texts(HEAD + b"<dblp><a>x &nosuch; y</a></dblp>") == ["x &nosuch; y"]


@pytest.mark.parametrize(
    "subset",
    [
        b'<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">',
        b'<!ENTITY a SYSTEM "file:///etc/hostname">',
        b'<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;',
    ],
)
def test_a_file_that_declares_entities_is_refused(subset: bytes) -> None:
    with pytest.raises(InputError, match="declares entities"):
        texts(b"<!DOCTYPE dblp [" + subset + b"]><dblp><a>&a;</a></dblp>")


def test_the_dtd_is_not_fetched(tmp_path: object) -> None:
    data = b'<!DOCTYPE dblp SYSTEM "http://127.0.0.1:9/dblp.dtd"><dblp><a>b</a></dblp>'
    assert texts(data) == ["b"]


def test_a_lost_end_is_said_and_what_is_whole_is_read() -> None:
    notes: list[str] = []
    assert texts(HEAD + b"<dblp><a>one</a><a>two</a><a>thr", notes) == ["one", "two"]
    assert "x.xml" in notes[0]


@pytest.mark.parametrize("data", [b"", b"plain", b"<dblp><a></b></dblp>", b"<dblp><a>\x00</a></dblp>"])
def test_what_is_no_xml_is_an_input_error(data: bytes) -> None:
    with pytest.raises(InputError):
        texts(data)


def test_depth_and_size_have_bounds() -> None:
    with pytest.raises(InputError, match="deep"):
        texts(b"<dblp>" + b"<a>" * 1000 + b"</a>" * 1000 + b"</dblp>")
    with pytest.raises(InputError, match="characters"):
        texts(b"<dblp><a>" + b"x" * 5_000_000 + b"</a></dblp>")
