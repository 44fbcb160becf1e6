"""Titles all in capitals."""

from __future__ import annotations

import pytest

from pubkit.normalizing.text.casing import to_sentence_case, to_title_case

SHOUTED = [
    ("NETWORKS OF THE FUTURE IN JAPAN", "Networks of the Future in Japan"),
    ("ON THE LSTM-BASED XQZ OF THE BCI", "On the LSTM-Based XQZ of the BCI"),
    ("GROWTH OF E. COLI ON BRCA7 AND IL-6", "Growth of E. coli on BRCA7 and IL-6"),
    ("THEY'RE HERE: IOT AND THE WEB OF THINGS", "They're Here: IoT and the Web of Things"),
    ("THE USE OF {eBPF} IN <i>LINUX</i> KERNELS", "The Use of {eBPF} in <i>Linux</i> Kernels"),
    ("BERT AND GPT", "BERT AND GPT"),
]


@pytest.mark.parametrize(("raw", "expected"), SHOUTED)
def test_in_title_case(raw: str, expected: str) -> None:
    assert to_title_case(raw) == expected


def test_in_sentence_case() -> None:
    assert to_sentence_case("A STUDY OF THE TCP STACK IN EUROPE") == "A study of the TCP stack in Europe"
