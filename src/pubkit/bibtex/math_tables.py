"""Math commands and what they are in Unicode. Knowledge alone. Sources: unicode-math's and amssymb's symbol lists."""

from __future__ import annotations

_GREEK = (
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ "
    "varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ "
    "phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ "
    "Phi Φ Psi Ψ Omega Ω Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ"
)
_RELATIONS = (
    "le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ ll ≪ gg ≫ sim ∼ simeq ≃ approx ≈ cong ≅ equiv ≡ propto ∝ "
    "in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ sqsubseteq ⊑ sqsupseteq ⊒ prec ≺ succ ≻ "
    "preceq ⪯ succeq ⪰ mid ∣ nmid ∤ parallel ∥ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ asymp ≍ doteq ≐ lesssim ≲ "
    "gtrsim ≳ triangleq ≜ lt < gt > ltimes ⋉ rtimes ⋊ bowtie ⋈ smile ⌣ frown ⌢ Vdash ⊩ trianglelefteq ⊴ "
    "vartriangleleft ⊲ unlhd ⊴ lhd ⊲ rhd ⊳ coloneqq ≔ colon :"
)
_BINARY = (
    "pm ± mp ∓ times × div ÷ cdot ⋅ cdotp · ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ "
    "cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿ dagger † "
    "ddagger ‡"
)
_SIGNS = (
    "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcap ⋂ bigcup ⋃ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀ "
    "infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ emptyset ∅ varnothing ∅ Re ℜ Im ℑ wp ℘ ell ℓ "
    "hbar ℏ hslash ℏ aleph ℵ beth ℶ angle ∠ triangle △ square □ Box □ Diamond ◇ diamond ⋄ lozenge ◊ top ⊤ bot ⊥ "
    "prime ′ backprime ‵ surd √ flat ♭ natural ♮ sharp ♯ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ "
    "ldots … dots … dotsc … dotsb ⋯ cdots ⋯ vdots ⋮ ddots ⋱ langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ "
    "lvert | rvert | vert | Vert ‖ lVert ‖ rVert ‖ lbrace { rbrace } lbrack [ rbrack ] backslash \\ degree ° "
    "therefore ∴ because ∵ complement ∁ blacksquare ■ qed ∎ checkmark ✓ maltese ✠ imath ı jmath ȷ eth ð Finv Ⅎ "
    "gimel ℷ daleth ℸ mho ℧ textbackslash \\ textasciitilde ~ textdegree ° AA Å aa å ss ß o ø O Ø ae æ AE Æ "
    "mathellipsis …"
)
_ARROWS = (
    "rightarrow → to → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ "
    "mapsto ↦ longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ uparrow ↑ downarrow ↓ updownarrow ↕ "
    "nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightleftharpoons ⇌ "
    "rightsquigarrow ⇝ leadsto ⇝ twoheadrightarrow ↠ rightarrowtail ↣ multimap ⊸ upharpoonright ↾ nrightarrow ↛"
)


def _pairs(rows: str) -> dict[str, str]:
    words = rows.split()
    return dict(zip(words[::2], words[1::2], strict=True))


SYMBOLS: dict[str, str] = {
    **_pairs(_GREEK), **_pairs(_RELATIONS), **_pairs(_BINARY), **_pairs(_SIGNS), **_pairs(_ARROWS),
    "quad": " ", "qquad": "  ", "thinspace": "\u2009", "space": " ", "enspace": " ", "nobreakspace": "\u00a0",
    "TeX": "TeX", "LaTeX": "LaTeX", "_": "_",
}  # fmt: skip

# Signs that TeX sets with space about them, and delimiters that take none before.
SPACED: frozenset[str] = frozenset({**_pairs(_RELATIONS), **_pairs(_BINARY), **_pairs(_ARROWS)})
CLOSING: frozenset[str] = frozenset({"rangle", "rceil", "rfloor", "rbrace", "rvert", "rVert", "rbrack"})

OPERATORS: dict[str, str] = {
    name: name
    for name in [
        "log",
        "ln",
        "lg",
        "exp",
        "sin",
        "cos",
        "tan",
        "cot",
        "sec",
        "csc",
        "arcsin",
        "arccos",
        "arctan",
        "sinh",
        "cosh",
        "tanh",
        "coth",
        "min",
        "max",
        "inf",
        "sup",
        "lim",
        "limsup",
        "liminf",
        "det",
        "dim",
        "ker",
        "deg",
        "gcd",
        "hom",
        "arg",
        "Pr",
        "mod",
        "argmin",
        "argmax",
        "poly",
        "polylog",
    ]
} | {"bmod": "mod", "pmod": "mod"}

# Command -> how Unicode names that mathematical alphabet; "" leaves the letter as it is.
ALPHABETS: dict[str, str] = {
    "mathbb": "DOUBLE-STRUCK", "Bbb": "DOUBLE-STRUCK", "mathcal": "SCRIPT", "mathscr": "SCRIPT", "cal": "SCRIPT",
    "mathfrak": "FRAKTUR", "frak": "FRAKTUR", "mathbf": "", "boldsymbol": "", "bm": "", "bold": "", "pmb": "",
}  # fmt: skip

SUPERSCRIPTS: dict[str, str] = dict(
    zip("0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ′∗-*†‡",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᶲᵡ′*⁻*†‡", strict=True)
)  # fmt: skip
SUBSCRIPTS: dict[str, str] = dict(
    zip("0123456789+−=()aehijklmnoprstuvxβγρφχ-", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋", strict=True)
)
