"""People near by: the musicians, the oud player, the island's nurse, the smokehouse, the finds."""

# fmt: off
# ruff: noqa: E501 (a shape's points read better in rows than one a line)

import math

from newsreel.sample.draw.canvas import Canvas, Point
from newsreel.sample.draw.palette import (
    BARK,
    BLUE,
    BRICK,
    CLAY,
    CREAM,
    DEEP,
    FOAM,
    GOLD,
    MIST,
    NIGHT,
    OCHRE,
    SAND,
    TEAL,
    Ink,
    mix,
    shade,
)
from newsreel.sample.draw.parts import figure, gull, lighthouse, terrace


def musicians(c: Canvas) -> None:
    """The Ropewalk Ensemble on its raft, against the light."""
    shore = 560
    c.sky((0, shade(BRICK, 0.55)), (0.4, mix(BRICK, CLAY, 0.4)), (0.8, mix(OCHRE, GOLD, 0.4)),
          (1, GOLD), bottom=shore)
    c.ellipse(800, 470, 250, 250, (mix(GOLD, CREAM, 0.5), mix(GOLD, OCHRE, 0.4)))
    c.glow(800, 470, 620, GOLD, 0.4)
    c.hills(556, 80, 91, (mix(BRICK, CLAY, 0.5), mix(CLAY, OCHRE, 0.4)), 0.5, floor=shore)
    terrace(c, -20, 420, shore, 60, [BRICK, CLAY, BARK], 0.45, 0.3)
    terrace(c, 1200, 1620, shore, 60, [BRICK, CLAY, BARK], 0.45, 0.3)
    c.mirror(shore, (mix(BRICK, DEEP, 0.5), NIGHT), 0.85, 6, squeeze=0.9)
    c.glints(shore + 4, 1060, GOLD, 160, 0.5, x=800, spread=190)
    ink = (shade(DEEP, 0.45), NIGHT)
    base = 850
    c.shape([(150, base - 14), (1450, base - 14), (1490, base + 16), (110, base + 16)], shade(BARK, 0.35))
    c.shape([(110, base + 16), (1490, base + 16), (1440, base + 58), (160, base + 58)], (shade(BARK, 0.5), NIGHT))
    for x in range(180, 1450, 96):
        c.ellipse(x, base + 58, 42, 17, NIGHT)
    # oud player, seated
    _seated(c, 340, base, 330, ink)
    c.blob([(300, 690), (344, 650), (410, 664), (430, 716), (392, 756), (326, 748)], ink)
    c.line([(410, 676), (520, 590)], 13, NIGHT)
    c.line([(520, 590), (500, 566)], 12, NIGHT)
    c.line([(310, 610), (318, 690), (366, 704)], 24, NIGHT)
    c.line([(390, 606), (440, 650), (468, 632)], 24, NIGHT)
    # cellist, seated
    _seated(c, 640, base, 350, ink)
    c.blob([(690, 650), (716, 640), (740, 660), (736, 700), (760, 750), (748, 806), (700, 816), (660, 796),
            (664, 740), (690, 704)], ink)
    c.line([(712, 660), (690, 520)], 11, NIGHT)
    c.line([(706, 812), (712, 848)], 5, NIGHT)
    c.line([(600, 600), (600, 690), (650, 738)], 24, NIGHT)
    c.line([(640, 752), (820, 706)], 5, NIGHT)
    c.line([(680, 596), (716, 620), (698, 560)], 22, NIGHT)
    # singer, standing; fiddler, standing; drummer, seated
    figure(c, 880, base - 14, 380, ink, arms="out")
    figure(c, 1070, base - 14, 370, ink, arms="folded", hat=True)
    c.blob([(1080, 600), (1120, 578), (1166, 590), (1160, 614), (1112, 622)], NIGHT)
    c.line([(1160, 594), (1226, 576)], 9, NIGHT)
    c.line([(1098, 530), (1206, 662)], 4, NIGHT)
    _seated(c, 1290, base, 320, ink)
    c.shape([(1300, 690), (1400, 690), (1384, 760), (1398, 836), (1302, 836), (1316, 760)], ink)
    c.ellipse(1350, 690, 50, 12, mix(SAND, BARK, 0.4))
    c.line([(1256, 616), (1270, 690), (1332, 682)], 23, NIGHT)
    c.line([(1336, 612), (1384, 650), (1370, 686)], 23, NIGHT)
    for x in (200, 1420):
        c.line([(x, base), (x, base - 330)], 6, NIGHT)
    cable = [(200 + 1220 * k / 24, base - 330 + 150 * math.sin(math.pi * k / 24)) for k in range(25)]
    c.line(cable, 3, NIGHT)
    for k in range(2, 24, 2):
        px, py = cable[k]
        c.glow(px, py + 10, 66, GOLD, 0.75)
        c.ellipse(px, py + 10, 8, 10, CREAM)


def _seated(c: Canvas, x: float, base: float, h: float, ink: tuple[Ink, Ink]) -> None:
    """A person on a low stool, facing a little to the right."""
    c.rect(x - h * 0.13, base - h * 0.27, h * 0.3, h * 0.26, NIGHT)
    c.blob([(x - h * 0.15, base - h * 0.22), (x - h * 0.17, base - h * 0.5), (x - h * 0.12, base - h * 0.76),
            (x + h * 0.02, base - h * 0.8), (x + h * 0.14, base - h * 0.74), (x + h * 0.15, base - h * 0.46),
            (x + h * 0.16, base - h * 0.22)], ink)
    for reach in (0.1, 0.26):
        c.line([(x, base - h * 0.27), (x + h * reach, base - h * 0.31), (x + h * (reach + 0.01), base - h * 0.03)],
               h * 0.095, NIGHT)
        c.line([(x + h * reach, base - h * 0.02), (x + h * (reach + 0.1), base - h * 0.02)], h * 0.05, NIGHT)
    c.rect(x - h * 0.02, base - h * 0.86, h * 0.075, h * 0.1, NIGHT)
    c.ellipse(x + h * 0.022, base - h * 0.9, h * 0.072, h * 0.088, ink)


def _bust(c: Canvas, x: float, y: float, s: float, skin: Ink, hair: Ink, coat: Ink) -> None:
    """Head and shoulders, half turned to the right; `y` is the chin's height, `s` a head's."""

    def at(px: float, py: float) -> Point:
        return (x + px * s, y + py * s)

    c.blob([at(-1.35, 3.8), at(-1.3, 1.2), at(-0.95, 0.62), at(-0.3, 0.36), at(0.3, 0.36), at(0.86, 0.58),
            at(1.22, 1.15), at(1.3, 3.8)], (coat, shade(coat, 0.35)))
    c.shape([at(-0.26, -0.2), at(0.26, -0.2), at(0.34, 0.42), at(0.02, 0.72), at(-0.34, 0.44)], shade(skin, 0.16))
    c.blob([at(-0.42, -0.72), at(-0.4, -0.3), at(-0.22, -0.02), at(0.06, 0.08), at(0.3, -0.04), at(0.43, -0.36),
            at(0.44, -0.74), at(0.3, -1.06), at(-0.05, -1.14), at(-0.34, -1.02)],
           (mix(skin, CREAM, 0.14), shade(skin, 0.08)))
    c.blob([at(0.3, -1.02), at(0.44, -0.72), at(0.43, -0.36), at(0.3, -0.04), at(0.1, 0.06), at(0.22, -0.3),
            at(0.26, -0.66)], mix(skin, CREAM, 0.35), 0.35)
    c.blob([at(-0.47, -0.62), at(-0.38, -0.66), at(-0.34, -0.5), at(-0.4, -0.38), at(-0.47, -0.42)], shade(skin, 0.12))
    for px, w in ((-0.02, 0.16), (0.28, 0.12)):
        c.line([at(px - w / 2, -0.69), at(px, -0.72), at(px + w / 2, -0.69)], s * 0.04, shade(hair, 0.2))
        c.line([at(px - w / 2.6, -0.58), at(px, -0.56), at(px + w / 2.6, -0.58)], s * 0.032, NIGHT)
    c.line([at(0.17, -0.58), at(0.23, -0.36), at(0.13, -0.33)], s * 0.028, shade(skin, 0.32))
    c.line([at(0.02, -0.16), at(0.13, -0.13), at(0.24, -0.17)], s * 0.03, shade(BRICK, 0.15))


def idris_salem(c: Canvas) -> None:
    """Tall: the oud player by the window of the ropewalk."""
    c.rect(640, 120, 420, 720, (mix(FOAM, CREAM, 0.4), mix(GOLD, CREAM, 0.5)))
    c.hills(640, 70, 12, mix(MIST, SAND, 0.4), 0.6, floor=700)
    c.rect(640, 690, 420, 150, (mix(TEAL, FOAM, 0.4), mix(TEAL, BLUE, 0.2)))
    c.glints(694, 830, CREAM, 40, 0.6, x=850, spread=120)
    lighthouse(c, 960, 690, 170, (CREAM, SAND), BRICK, lit=False)
    wall = mix(BRICK, BARK, 0.22)
    for x, y, w, h in ((0, 0, 640, 1500), (1060, 0, 140, 1500), (640, 0, 420, 120),
                       (640, 840, 420, 660)):
        c.rect(x, y, w, h, wall)
    for k in range(14):
        for left, right in ((0, 636), (1064, 1200)):
            c.line([(left, 60 + k * 112), (right, 60 + k * 112)], 2, shade(wall, 0.3), 0.25)
    for x in (640, 845, 1056):
        c.rect(x - 8, 112, 18, 736, shade(BARK, 0.1))
    for y in (112, 470, 836):
        c.rect(632, y, 436, 16, shade(BARK, 0.1))
    c.rect(604, 846, 492, 26, mix(SAND, BARK, 0.3))
    c.beam(850, 300, 128, 1300, 44, GOLD, 0.16)
    skin = mix(BARK, CLAY, 0.5)
    _bust(c, 520, 660, 250, skin, NIGHT, mix(TEAL, DEEP, 0.45))
    c.blob([(404, 500), (398, 420), (440, 366), (520, 348), (600, 366), (634, 424), (628, 476), (596, 424),
            (500, 412), (440, 436), (424, 520)], (mix(MIST, NIGHT, 0.45), NIGHT))
    c.blob([(424, 560), (446, 640), (500, 700), (560, 700), (612, 640), (628, 570), (600, 610), (560, 622),
            (520, 628), (470, 610)], (mix(MIST, NIGHT, 0.4), mix(NIGHT, MIST, 0.25)))
    # the oud across him
    c.blob([(330, 1240), (360, 1060), (500, 960), (660, 980), (760, 1090), (740, 1250), (620, 1370), (450, 1370)],
           (mix(OCHRE, CLAY, 0.3), mix(CLAY, BARK, 0.4)))
    c.blob([(360, 1236), (386, 1082), (506, 990), (646, 1008), (730, 1100), (712, 1236), (606, 1338), (464, 1338)],
           (mix(SAND, OCHRE, 0.4), mix(OCHRE, CLAY, 0.35)))
    c.ellipse(560, 1150, 72, 72, shade(BARK, 0.45))
    for k in range(12):
        a = math.tau * k / 12
        c.line([(560, 1150), (560 + 66 * math.cos(a), 1150 + 66 * math.sin(a))], 3, OCHRE, 0.8)
    c.ellipse(560, 1150, 26, 26, OCHRE)
    c.ellipse(430, 1256, 20, 20, shade(BARK, 0.45))
    c.shape([(700, 1010), (740, 1052), (1060, 790), (1036, 760)], (shade(BARK, 0.2), BARK))
    c.shape([(1032, 752), (1070, 798), (1024, 864), (984, 846)], shade(BARK, 0.3))
    for k in range(5):
        c.line([(420 + k * 9, 1262 + k * 10), (1040 + k * 4, 772 + k * 4)], 1.8, CREAM, 0.85)
    sleeve = mix(TEAL, DEEP, 0.5)
    c.line([(262, 880), (250, 1120), (470, 1216)], 120, sleeve)
    c.line([(470, 1216), (566, 1222)], 62, skin)
    c.line([(780, 860), (880, 1020), (900, 930)], 104, shade(sleeve, 0.12))
    c.line([(900, 930), (902, 886)], 56, skin)


def nurse(c: Canvas) -> None:
    """Tall: the nurse of Great Hallow on the landing, wind from the left."""
    c.sky((0, mix(BLUE, FOAM, 0.3)), (0.6, mix(FOAM, CREAM, 0.4)), (1, CREAM), bottom=860)
    c.glow(940, 300, 560, CREAM, 0.5)
    for x, y, w in ((60, 240, 420), (640, 160, 500), (360, 420, 300)):
        c.blob([(x, y), (x + w * 0.25, y - 36), (x + w * 0.55, y - 28), (x + w, y + 4), (x + w * 0.5, y + 14)],
               CREAM, 0.6)
    c.hills(850, 150, 57, (mix(TEAL, MIST, 0.4), mix(TEAL, SAND, 0.4)), 0.9, floor=862)
    c.sky((0, mix(FOAM, CREAM, 0.2)), (1, mix(TEAL, BLUE, 0.4)), top=858, bottom=1500)
    c.glints(864, 1480, CREAM, 120, 0.4)
    lighthouse(c, 980, 836, 220, (CREAM, SAND), BRICK, lit=False)
    for x, y, s in ((200, 560, 70), (300, 620, 50), (1040, 520, 56)):
        gull(c, x, y, s, CREAM)
    skin = mix(CREAM, CLAY, 0.36)
    hair = mix(OCHRE, CLAY, 0.45)
    c.blob([(420, 620), (430, 420), (560, 320), (720, 340), (800, 440), (860, 560), (980, 600), (900, 640),
            (960, 720), (820, 690), (760, 760), (560, 780)], (hair, shade(hair, 0.3)))
    _bust(c, 600, 800, 300, skin, shade(hair, 0.3), mix(BRICK, CLAY, 0.15))
    c.blob([(470, 640), (462, 540), (500, 450), (600, 418), (700, 450), (734, 530), (690, 494), (600, 500),
            (530, 540), (500, 610)], (mix(hair, GOLD, 0.25), hair))
    # scarf, bag strap, badge
    c.blob([(450, 940), (470, 870), (600, 914), (720, 866), (752, 930), (690, 1000), (520, 1000)],
           (mix(TEAL, FOAM, 0.15), shade(TEAL, 0.25)))
    c.blob([(680, 960), (800, 950), (960, 900), (1010, 940), (880, 1010), (720, 1020)], (TEAL, shade(TEAL, 0.3)))
    c.line([(330, 980), (620, 1230), (820, 1520)], 30, shade(DEEP, 0.15))
    c.rect(430, 1160, 90, 60, TEAL)
    c.rect(468, 1168, 14, 44, CREAM)
    c.rect(453, 1183, 44, 14, CREAM)
    c.line([(600, 1010), (606, 1500)], 5, shade(BRICK, 0.35))


def smokehouse(c: Canvas) -> None:
    """Square: herring on the rods, a smoker, light from the fire below."""
    c.sky((0, NIGHT), (0.5, mix(BARK, NIGHT, 0.45)), (1, mix(BARK, BRICK, 0.4)))
    for x in range(0, 1300, 108):
        c.line([(x, 0), (x, 1300)], 5, NIGHT, 0.5)
        c.rect(x, 0, 54, 1300, BARK, 0.12)
    c.glow(650, 1190, 900, CLAY, 0.75)
    c.glow(650, 1210, 420, GOLD, 0.6)
    for row, y in enumerate((120, 400, 660)):
        c.rect(-10, y, 1330, 22, (mix(BARK, CLAY, 0.3), shade(BARK, 0.4)))
        for k in range(13):
            x = 46 + k * 102 + (row % 2) * 40
            if row == 2 and 380 < x < 840:
                continue
            low = y + 210 - row * 8
            tone = mix(MIST, OCHRE, 0.35 + 0.22 * row)
            c.line([(x, y + 8), (x, y + 34)], 3, SAND)
            c.blob([(x - 6, y + 28), (x - 30, y + 90), (x - 20, y + 150), (x - 5, low - 26), (x - 22, low + 6),
                    (x, low - 8), (x + 22, low + 6), (x + 5, low - 26), (x + 20, y + 150), (x + 30, y + 90),
                    (x + 6, y + 28)], (mix(tone, CREAM, 0.15), shade(tone, 0.4)))
            c.blob([(x - 22, y + 90), (x - 14, y + 150), (x - 6, y + 160), (x - 8, y + 80)], CREAM, 0.28)
            c.ellipse(x, y + 52, 4, 4, NIGHT)
    figure(c, 610, 1150, 620, (mix(TEAL, DEEP, 0.5), mix(DEEP, BRICK, 0.35)), arms="up", hat=True,
           skin=mix(SAND, CLAY, 0.6))
    c.shape([(552, 760), (668, 760), (690, 960), (530, 960)], (mix(SAND, CLAY, 0.35), mix(SAND, BRICK, 0.5)), 0.92)
    c.rect(-10, 1140, 1330, 180, (mix(BARK, BRICK, 0.3), NIGHT))
    for k in range(16):
        x, h = 340 + k * 42, c.random.uniform(16, 70)
        c.blob([(x - 20, 1200), (x - 16, 1200 - h * 0.5), (x, 1200 - h), (x + 18, 1200 - h * 0.4), (x + 20, 1200)],
               (GOLD, CLAY, OCHRE)[k % 3], 0.9)
    for k in range(22):
        c.ellipse(330 + k * 31, 1206 + (k % 3) * 12, 30, 15, (NIGHT, shade(BRICK, 0.3), BARK)[k % 3])
    for _ in range(7):
        px, py = c.random.uniform(0, 1200), c.random.uniform(120, 1000)
        c.blob([(px, py), (px + 140, py - 46), (px + 320, py - 6), (px + 420, py + 30), (px + 180, py + 44)], SAND, 0.07)


def finds(c: Canvas) -> None:
    """Square: what lay on the slipway: a block, two clay pipes, a shoe, a seaman's button."""
    c.sky((0, mix(SAND, CREAM, 0.5)), (1, mix(SAND, OCHRE, 0.18)))
    for k in range(5):
        for cell in range(5):
            c.rect(40 + cell * 246, 40 + k * 246, 236, 236, CREAM, 0.16)

    def shadow(x: float, y: float, rx: float, ry: float) -> None:
        for k in range(5):
            c.ellipse(x + 22, y + 24, rx + 14 - k * 5, ry + 14 - k * 5, BARK, 0.07)

    oak = mix(BARK, CLAY, 0.35)
    shadow(400, 420, 210, 250)
    c.blob([(210, 420), (240, 240), (400, 172), (560, 240), (590, 420), (560, 600), (400, 668), (240, 600)],
           (mix(oak, SAND, 0.25), shade(oak, 0.25)))
    c.rect(330, 150, 34, 540, shade(oak, 0.35), 0.8)
    c.rect(436, 150, 34, 540, shade(oak, 0.35), 0.8)
    c.ellipse(400, 420, 66, 66, (mix(MIST, BARK, 0.3), shade(MIST, 0.5)))
    c.ellipse(400, 420, 26, 26, shade(BARK, 0.5))
    for k in range(9):
        c.line([(232, 270 + k * 36), (300 + (k % 3) * 9, 276 + k * 36)], 3, shade(oak, 0.3), 0.5)
    for x, y, turn in ((760, 260, 0.18), (800, 420, -0.12)):
        dx, dy = math.cos(turn), math.sin(turn)
        end = (x + 380 * dx, y + 380 * dy)
        c.line([(x + 20, y + 24), (end[0] + 20, end[1] + 24)], 22, BARK, 0.18)
        c.line([(x - 24, y - 4), end], 22, mix(CREAM, SAND, 0.35))
        c.line([(x, y - 5), (end[0], end[1] - 5)], 5, CREAM, 0.9)
        c.blob([(x - 62, y - 92), (x + 8, y - 96), (x + 16, y - 20), (x - 6, y + 20), (x - 40, y + 8)],
               (CREAM, mix(SAND, MIST, 0.35)))
        c.ellipse(x - 27, y - 93, 35, 11, shade(BARK, 0.3))
    shadow(470, 960, 290, 110)
    hide = mix(BARK, BRICK, 0.35)
    c.blob([(170, 960), (180, 860), (290, 812), (400, 850), (540, 870), (700, 892), (778, 960), (740, 1040),
            (520, 1064), (330, 1056), (200, 1040)], (mix(hide, SAND, 0.18), shade(hide, 0.4)))
    c.blob([(204, 930), (220, 872), (290, 846), (372, 880), (390, 930), (300, 962)], shade(hide, 0.6))
    for k in range(4):
        c.line([(400 + k * 34, 876 + k * 6), (424 + k * 34, 940 + k * 4)], 5, mix(SAND, BARK, 0.4))
    c.line([(190, 1030), (460, 1050), (748, 1020)], 6, shade(hide, 0.6))
    for x, y, r, ink in ((930, 760, 74, OCHRE), (1120, 860, 56, mix(TEAL, FOAM, 0.3)), (960, 980, 60, mix(OCHRE, BARK, 0.3))):
        shadow(x, y, r, r)
        c.ellipse(x, y, r, r, (mix(ink, CREAM, 0.25), shade(ink, 0.3)))
        c.ellipse(x, y, r * 0.76, r * 0.76, shade(ink, 0.18))
        c.ellipse(x - 3, y - 4, r * 0.7, r * 0.7, (ink, mix(ink, BARK, 0.25)))
        c.line([(x, y - r * 0.42), (x, y + r * 0.4)], r * 0.09, shade(ink, 0.5))
        c.line([(x - r * 0.3, y - r * 0.2), (x + r * 0.3, y - r * 0.2)], r * 0.08, shade(ink, 0.5))
        hook = [(x + r * 0.4 * math.cos(a), y + r * 0.06 + r * 0.38 * math.sin(a))
                for a in (math.pi * (0.02 + 0.96 * k / 12) for k in range(13))]
        c.line(hook, r * 0.09, shade(ink, 0.5))
    for k in range(10):
        c.rect(160 + k * 98, 1180, 98, 26, NIGHT if k % 2 else CREAM)
    c.line([(160, 1180), (1140, 1180), (1140, 1206), (160, 1206), (160, 1180)], 3, NIGHT)
