"""Words in sentence case."""

from __future__ import annotations

import pytest

from pubkit.normalizing.text.casing import to_sentence_case

SENTENCE = [
    ("A Study of Moore's Law in Germany", "A study of Moore's law in Germany"),
    ("LLM-Based Agents and GPU-Accelerated Search", "LLM-based agents and GPU-accelerated search"),
    ("Fast K-Means and X-Ray Imaging", "Fast k-means and X-ray imaging"),
    ("Writing Code in Rust: A Survey", "Writing code in Rust: a survey"),
    ("Rust on Steel Bridges and How to Stop It", "Rust on steel bridges and how to stop it"),
    ("Why Iron Must Rust Slowly", "Why iron must rust slowly"),
    ("An efficient Contiki port for sensor nodes", "An efficient Contiki port for sensor nodes"),
    ("Does It Work? A Study of Trust", "Does it work? A study of trust"),
    ("Gaussians and Non-Euclidean Spaces", "Gaussians and non-Euclidean spaces"),
    ("The Growth of Escherichia coli", "The growth of Escherichia coli"),
    ("The VC-Dimension of KD-Trees", "The VC-dimension of KD-trees"),
    ("Two Weeks in New York City", "Two weeks in New York City"),
    ("The Bell Inequality and the Bell Tower", "The Bell inequality and the bell tower"),
    ("The Hall Effect in the Town Hall", "The Hall effect in the town hall"),
    ("A Cruise on Lake Victoria and the Tiber River", "A cruise on Lake Victoria and the Tiber River"),
    ("A Cruise on a Lake in a Valley", "A cruise on a lake in a valley"),
    ("South Korean and East German Trains", "South Korean and East German trains"),
    ("Songs of King Arthur and the King of Pop", "Songs of King Arthur and the king of pop"),
    ("The Kolmogorov–Arnold–Moser Theorem", "The Kolmogorov–Arnold–Moser theorem"),
    (
        "The Burrows-Wheeler Transform and Quasi-Fourier Levels",
        "The Burrows-Wheeler transform and quasi-Fourier levels",
    ),
    ("Unsafe Code in a Rust Library", "Unsafe code in a Rust library"),
    ("The Swift Language and Swift Water", "The Swift language and Swift water"),
    ("IP-Submodular Sets and IO-Awareness", "IP-submodular sets and IO-awareness"),
    ("pandas: A Library for Tables of Data", "pandas: a library for tables of data"),
    ("Hepatitis A and a Vaccine", "Hepatitis A and a vaccine"),
    ("Mimo and Hvac for Everyone", "MIMO and HVAC for everyone"),
    ("W-Shop: A New Marketplace for Toys", "W-Shop: a new marketplace for toys"),
    ("Trade Routes after the Fall of Troy", "Trade routes after the fall of Troy"),
    ("Glass Making since the Romans", "Glass making since the Romans"),
    ("Storms over the Bay of Bengal and a Bay of Mud", "Storms over the Bay of Bengal and a bay of mud"),
    ("Rain in Lisbon, March to May 2020", "Rain in Lisbon, March to May 2020"),
    ("The Long March of 11 Engineers", "The long march of 11 engineers"),
    ("“Who Goes There?”: A Study of Guards", "“Who goes there?”: a study of guards"),
    ("Who Goes There?: A Study of Guards", "Who goes there?: A study of guards"),
    ("On the Hardness of K-SAT", "On the hardness of k-SAT"),
    ("Part II: The Return of a King", "Part II: the return of a king"),
]


@pytest.mark.parametrize(("raw", "expected"), SENTENCE)
def test_to_sentence_case(raw: str, expected: str) -> None:
    assert to_sentence_case(raw) == expected
