"""What is known of names: facts that more than one stage reads."""

from __future__ import annotations

# Family names shared by the most people, folded: with a short given name they identify nobody. The most frequent
# of China, Korea, Vietnam, India and the English-speaking countries by their censuses.
COMMON_FAMILY_NAMES = frozenset(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang
    deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen lee chang
    kim park choi jung kang cho yoon jang lim nguyen tran le pham hoang phan vu vo dang bui do kumar singh sharma
    gupta patel khan smith johnson williams brown jones miller davis wilson taylor thomas tanaka suzuki sato
    yamamoto garcia martinez rodriguez lopez gonzalez silva santos ali ahmed mohamed
    """.split()  # noqa: SIM905 - a list of words reads better than a list of quotes
)
