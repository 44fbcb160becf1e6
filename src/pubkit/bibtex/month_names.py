"""Names of months and seasons in the languages that bibliographies use."""

from __future__ import annotations

_MONTHS = {
    1: "jan january januar jänner janvier enero ene gennaio gen januari janeiro styczeń январь",
    2: "feb febr february februar février fév fevrier febrero febbraio februari fevereiro luty февраль",
    3: "mar march märz maerz mrz mars marzo maart março marec marzec март",
    4: "apr april avril avr abril abr aprile kwiecień апрель",
    5: "may mai mayo maggio mag mei maio maj май",
    6: "jun june juni juin junio giugno giu junho czerwiec июнь",
    7: "jul july juli juillet juil julio luglio lug julho lipiec июль",
    8: "aug august août aout agosto ago augustus sierpień август",
    9: "sep sept september septembre septiembre settembre set setembro wrzesień сентябрь",
    10: "oct okt october oktober octobre octubre ottobre ott outubro out październik октябрь",
    11: "nov november novembre noviembre novembro listopad ноябрь",
    12: "dec dez déc december dezember décembre decembre diciembre dic dicembre dezembro grudzień декабрь",
}
_SEASONS = {
    1: "spring frühling frühjahr printemps primavera lente",
    2: "summer sommer été verano estate zomer",
    3: "autumn fall herbst automne otoño autunno herfst",
    4: "winter hiver invierno inverno",
}

MONTH_NAMES: dict[str, int] = {name: number for number, names in _MONTHS.items() for name in names.split()}
SEASON_NAMES: dict[str, int] = {name: number for number, names in _SEASONS.items() for name in names.split()}
