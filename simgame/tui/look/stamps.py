"""Stamps: the game's seal for celebrations and grades, drawn from bitmaps in half blocks.

A Chinese stamp is one character of 20 × 20 dots, as wide as high on the screen (20 × 10 cells); an
English one is a word of five rows. The characters were drawn once from Noto Sans CJK (OFL).
"""

from __future__ import annotations

from simgame.locale import Texts

SIDE = 20
ROWS = SIDE // 2
# 400 dots a sign, the top left one first.
_SIGNS = {
    "爆": "18ffc18ffc18c0c18ffc1ac0c7affc7effc7effc59ffe5833019ffe19ffe18edc3dcce3dede3"
    "63f0767f861efc61bcc00180",
    "首": "060600f070070e07fffe7fffe00f0000e001fff81fff8180381fff81fff8180381fff81fff81"
    "8038180381fff81fff818038",
    "达": "00180601807018070180383c033ffe03ffe00380f8380f83c0387e03877038e3839e3c3bc1e3"
    "b80e79000fe002efffec3ffe",
    "破": "000607f0607f060187fe187fe3866e3866c3066c7f7fc7f7fcf778c7779c77f9837df837cf03"
    "fc703fcf831ffe31b8e00804",
    "准": "0044020ee070c6071c6039ffe3bffe1b860078600fffe0fffe018601d8601dffe39ffe398603"
    "986071ffe71ffe0180001800",
    "危": "0700007fc00ffc00e1c01c3803fffe7fffe7c0003c0001dff81dff81983019830199f0398e43"
    "98063180671c0e61ffe20ffc",
    "S": "000000000001f8003fc007fc0070c00f0000780007e0003f8001fc0003e0001e0000e0060e00"
    "ffe007fc001f000000000000",
    "A": "000000000000f0001f0001f0001b8003b8003b80039c0071c0071c0071e007fe00ffe00e0f00"
    "e0701e0701c0700000000000",
    "B": "00000000000ff000ffc00e7c00e1e00e0e00e1c00e3c00ff800ffc00e1e00e0e00e0e00e0e00"
    "e3e00ffc00ff000000000000",
    "C": "0000000000007c001fe003ff007820070000f0000f0000e0000e0000f0000f00007000078200"
    "3ff001fe000fc00000000000",
    "D": "00000000000ff000ff800ffc00e1e00e0e00e0f00e0f00e0700e0700e0f00e0f00e0e00e1e00"
    "ffc00ff800ff000000000000",
    "E": "000000000007fe007fe007fc007000070000700007f8007fc007fc0070000700007000070000"
    "7fc007fe007fe00000000000",
}
# Each letter in five rows of four dots, a digit a row.
_LETTERS = {
    "A": "69f99", "B": "e9e9e", "C": "78887", "D": "e999e", "E": "f8e8f", "F": "f8e88",
    "G": "78b97", "H": "99f99", "I": "e444e", "K": "9aca9", "L": "8888f", "N": "9db99",
    "O": "69996", "P": "e9e88", "R": "e9ea9", "S": "7861e", "T": "e4444", "V": "99966",
}  # fmt: skip
_MOMENTS = {
    "viral": ("爆", "VIRAL"),
    "first": ("首", "FIRST SALE"),
    "target": ("达", "TARGET"),
    "record": ("破", "RECORD"),
    "on": ("准", "SPOT ON"),
    "crisis": ("危", "CRISIS"),
}
MOMENTS = tuple(_MOMENTS)


def stamp(moment: str, t: Texts) -> list[str]:
    """The rows of a moment's stamp, all equally wide: ten in Chinese, five in English."""
    chinese, english = _MOMENTS[moment]
    return sign(chinese) if t.lang == "zh" else word(english)


def sign(character: str) -> list[str]:
    """A Chinese character or a grade (S, A to E) in ten rows of 20 cells."""
    dots = int(_SIGNS[character], 16)
    rows = [[dots >> (SIDE * SIDE - 1 - (y * SIDE + x)) & 1 for x in range(SIDE)]
            for y in range(SIDE)]  # fmt: skip
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(" ▄▀█"[2 * up + down] for up, down in zip(*pair, strict=True))
            for pair in pairs]  # fmt: skip


def word(text: str) -> list[str]:
    """A word of capital letters in five rows."""
    rows = [""] * 5
    for letter in text:
        lines = [f"{int(digit, 16):04b}" for digit in _LETTERS.get(letter, "00000")]
        width = max((line.rindex("1") + 1 for line in lines if "1" in line), default=2)
        for place, line in enumerate(lines):
            rows[place] += line[:width].replace("1", "█").replace("0", " ") + " "
    return rows
