"""Prefixes and units of siunitx 3 (tables 1 to 6) and their signs. Knowledge alone."""

from __future__ import annotations


def _pairs(rows: str) -> dict[str, str]:
    words = rows.split()
    return dict(zip(words[::2], words[1::2], strict=True))


PREFIXES = _pairs(
    "quecto q ronto r yocto y zepto z atto a femto f pico p nano n micro μ milli m centi c deci d deca da hecto h "
    "kilo k mega M giga G tera T peta P exa E zetta Z yotta Y ronna R quetta Q"
)
UNITS = _pairs(
    "ampere A candela cd kelvin K kilogram kg gram g metre m meter m mole mol second s becquerel Bq coulomb C farad F "
    "gray Gy hertz Hz henry H joule J lumen lm katal kat lux lx newton N ohm Ω pascal Pa radian rad siemens S "
    "sievert Sv steradian sr tesla T volt V watt W weber Wb day d hectare ha hour h litre L liter L minute min tonne t "
    "electronvolt eV dalton Da bar bar decibel dB byte B bit bit angstrom Å percent % degree ° degreeCelsius °C "
    "celsius °C arcminute ′ arcsecond ″ neper Np bel B astronomicalunit au parsec pc"
)
# Commands that are a unit's own sign.
ABBREVIATIONS = frozenset(
    "kg g m cm mm km nm s ms ns K Hz kHz MHz GHz eV keV MeV GeV TeV W kW V A Pa kPa MPa J kJ N L mL mol min h".split()  # noqa: SIM905
)
