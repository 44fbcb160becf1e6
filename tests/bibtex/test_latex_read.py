"""LaTeX to plain Unicode and to CSL's rich text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.bibtex import latex_to_csl, latex_to_text
from pubkit.bibtex.latex_tables import ACCENTS, FORMATS, LETTERS, SIGNS, SWALLOWS, SWITCHES

# LaTeX as it is written in .bib files -> what TeX prints.
PLAIN = r"""
Plain words, commas; and 100|Plain words, commas; and 100
P\"oll\"a P{\"o}ll{\"a} P{\"{o}}ll\"{a}|Pöllä Pöllä Pöllä
Jos\'e and Jos{\'e} and {Jos\'{e}}|José and José and José
\'{\i}, \'\i, {\'\i}, \'i|í, í, í, í
\v{Z}i\v zek {\v Z}|Žižek Ž
\c{C}a\c ca|Çaça
\k{e}, \H o, \u{a}, \r u|ę, ő, ă, ů
\d{s}\b{d}\=u\.c|ṣḏūċ
\AA rhus, {\O}ster, \L{}ukasz|Århus, Øster, Łukasz
a\kern1pt b\kern-.2em\relax c|abc
a\hskip 1em plus .1em minus 2pt b\hspace{1cm}c\hspace*{-1cm}d|a b cd
a\penalty0 b\penalty-50 c\kern\smallskip d|abcd
a\linebreak[3]b\discretionary{-}{}{}c\vphantom{X}d|a bcd
\MyTool{} and \OWNNAME, \nothing x|MyTool and OWNNAME, x
gro\ss, {\ss}en|groß, ßen
\AE gir, c{\oe}ur, \TH orn, \DJ okovi\'c|Ægir, cœur, Þorn, Đoković
\ng\i\j|ŋıȷ
Vi{\^{\d{e}}}t, Vi\d{\^e}t, {\'\^o}|Việt, Việt, ố
\h{o} \h{\^e} \~{\ohorn}|ỏ ể ỡ
\"{\'u} \'{\"u}|ǘ ǘ
\t{ts}|t͡s
\capitalacute{A}\accent19 e|Áé
na\"{\i}ve {\cyrzh}\CYRA|naïve жА
\textgreek{logos} \textlambda|λογος λ
1\,000 a~b|1 000 a b
5--6 --- and - then|5–6 — and - then
``a `b' c'' isn't|“a ‘b’ c” isn't
\textquotedblleft a\textquotedblright{} \textquoteleft b\textquoteright|“a” ‘b’
?`Qu\'e? !`No!|¿Qué? ¡No!
\guillemotleft a\guillemotright, \flqq b\frqq, \og c \fg|«a», «b», « c »
A\&B 5\% \#1 a\_b \$3 \{x\}|A&B 5% #1 a_b $3 {x}
\textbackslash\textasciitilde\textasciicircum\textbar|\~^|
\ldots\dots \textellipsis|………
\S3 \P\dag\ddag\copyright\pounds\textregistered\texttrademark|§3 ¶†‡©£®™
20\textdegree C, \texteuro5, \textmu m|20°C, €5, µm
\url{https://a.org/~x_y?z=1&b=%20#c}|https://a.org/~x_y?z=1&b=%20#c
\url{a\_b} \href{https://b.org}{see \emph{this}}|a_b see this
\emph{a} \textit{b} \textbf{c} \textsc{d} \texttt{e} \textsf{f} \underline{g}|a b c d e f g
{\em a} {\it b\/} {\bf c} {\sc d} {\tt e} {\itshape f}|a b c d e f
\mkbibquote{a} \enquote{b} \mkbibparens{c} \mkbibemph{d}|“a” “b” (c) d
\mbox{a b} \text{c}|a b c
E=mc\textsuperscript{2}, CO\textsubscript{2}, 4\textsuperscript{th}|E=mc², CO₂, 4th
\MakeUppercase{abc \emph{d}}\lowercase{XY}|ABC Dxy
\textcolor{red}{a} \foreignlanguage{french}{b} \texorpdfstring{$z$}{c}|a b z
\noopsort{1990}2000 \label{x}a|2000 a
\LaTeX{} \TeX\ \BibTeX, {\LaTeX}2e|LaTeX TeX BibTeX, LaTeX2e
\char65\char"42\char'103\char`D \symbol{69}|ABCDE
\unknowncommand{kept} and \another|kept and
{A} {{B}} {C{D}}|A B CD
a\\b a\newline b|a b a b
wrong } and { braces|wrong  and  braces
dollar $ alone|dollar $ alone
\'{} \"{}|´ ¨
$x$ $x^2$ $x_{12}$ $a^{n+1}$|x x² x₁₂ aⁿ⁺¹
$O(n\log n)$ $\mathcal{O}(n^{3})$|O(n log n) 𝒪(n³)
$\alpha$-$\beta$ $\Gamma$|α-β Γ
$a \leq b$ $a\neq b$ $x \in \mathbb{R}$|a ≤ b a≠b x ∈ ℝ
$\sqrt{2}$ $\frac{a}{b+c}$ $\hat{y}$|√2 a/(b+c) ŷ
$x^{qed}$ $x^{*}$ $f'$|x^(qed) x* f′
$\{1,\ldots,n\}$ $a\,b$|{1,…,n} a b
\(a^2\) \ensuremath{\pi} $$c^2$$|a² π c²
$\lfloor x \rfloor$ $90^\circ$ $\not\in$|⌊x⌋ 90° ∉
H$_2$O $^{14}$C {$\mu$}m|H₂O ¹⁴C μm
""".strip().splitlines()

# LaTeX -> CSL-JSON rich text.
RICH = r"""
The {DNA} of {E}rd{\H o}s|The <nc>DNA</nc> of <nc>E</nc>rdős
{{Whole}} {\'E}t{\'e} {\"Uber}|<nc>Whole</nc> Été Über
{A {B} c} {12}-{3D}|<nc>A B c</nc> 12-<nc>3D</nc>
\emph{in {V}ivo} {\em x} {\textit{y}}|<i>in <nc>V</nc>ivo</i> <i>x</i> <i>y</i>
\textbf{b} {\bf b} \textsc{c} {\sc c}|<b>b</b> <b>b</b> <sc>c</sc> <sc>c</sc>
x\textsuperscript{2}\textsubscript{i} $y_i^2$|x<sup>2</sup><sub>i</sub> y<sub>i</sub><sup>2</sup>
a < b > c \& \textless d|a &lt; b &gt; c & &lt;d
$a<b$ \url{<x>}|a&lt;b &lt;x&gt;
$\frac{a}{b}$ and $\sqrt{x}$|$\frac{a}{b}$ and $\sqrt{x}$
{McDonald's} \& {O'Neil}|<nc>McDonald's</nc> & <nc>O'Neil</nc>
\textit{\textbf{x}}|<i><b>x</b></i>
\emph{} {}|
\'{\emph{e}}|<i>é</i>
\NoCaseChange{iOS}|<nc>iOS</nc>
""".strip().splitlines()
SHORT = {
    "<nc>": '<span class="nocase">',
    "</nc>": "</span>",
    "<sc>": '<span style="font-variant:small-caps;">',
    "</sc>": "</span>",
}


@pytest.mark.parametrize("case", PLAIN)
def test_plain(case: str) -> None:
    latex, _, text = case.partition("|")
    if r"\textbar" in latex:
        assert latex_to_text(latex) == text
        return
    assert latex_to_text(latex).replace("\u2009", " ").replace("\u00a0", " ").rstrip() == text


@pytest.mark.parametrize("case", RICH)
def test_rich(case: str) -> None:
    latex, _, rich = case.partition("|")
    for short, long in SHORT.items():
        rich = rich.replace(short, long)
    assert latex_to_csl(latex).rstrip() == rich


COMMANDS = [*ACCENTS, *LETTERS, *SIGNS, *FORMATS, *SWALLOWS, *SWITCHES, "url", "href", "char", "symbol", "frac", "hat"]
PIECES = [*"\\{}$~`'-<>&%^_\"ab.c 1=²", *("\\" + command for command in COMMANDS)]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_text_raises_or_smuggles_a_tag(latex: str) -> None:
    assert isinstance(latex_to_text(latex), str)
    rich = latex_to_csl(latex)
    for tag in ("i", "b", "sup", "sub", "span"):
        assert len(re.findall(f"<{tag}[ >]", rich)) == rich.count(f"</{tag}>")


def test_depth_costs_no_stack() -> None:
    assert latex_to_text("{" * 100_000 + "x" + "}" * 100_000) == "x"
    assert latex_to_text("\\emph{" * 50_000 + "x" + "}" * 50_000) == "x"
    assert latex_to_text("\\'" * 50_000 + "e") != ""
    assert latex_to_text("$" + "\\hat" * 50_000 + "x$").startswith("$")
    assert latex_to_text("$" + "x^" * 50_000 + "$") != ""
    assert latex_to_text("$" + "{x" * 50_000 + "$").startswith("$")


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\enquote{a \enquote{b} \enquote*{c}}", "“a ‘b’ “c””"),
        (r"\enquote*{a \mkbibquote{b}}", "‘a “b”’"),
        (r"\texorpdfstring{$\alpha$}{alpha} decay", "α decay"),
        (r"\SI{1.5e3}{\mega\watt\hour\per\day} \ang{12;30} \num{10}", "1.5 × 10³\u00a0MW\u202fh/d 12°30′ 10"),
        (r"\qty{20}{\percent} at \unit{\cubic\centi\metre} \si{kg}", "20% at cm³ kg"),
        (r"\ce{Fe2(SO4)3 -> Fe^3+}", "Fe₂(SO₄)₃ → Fe³⁺"),
        (r"\bibstring{newseries} \ogonek{a}\cedilla c", "new series ąç"),
        (r"{\aap} and \prd{}.", "Astronomy & Astrophysics and Physical Review D."),
        (r"\uppercase{a \lowercase{B} \MakeUppercase{c}}", "A B C"),
    ],
)
def test_packages(latex: str, text: str) -> None:
    assert latex_to_text(latex) == text
