"""Out of town and out of time: the isle, the railway, the far port, the flood, the dig, the map."""

# fmt: off
# ruff: noqa: E501 (a shape's points read better in rows than one a line)

import math
from collections.abc import Sequence

from newsreel.sample.draw.canvas import Canvas, Point, smooth
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
    mix,
    shade,
)
from newsreel.sample.draw.parts import (
    SKINS,
    figure,
    gull,
    house,
    lighthouse,
    terrace,
    trawler,
    window,
)


def island(c: Canvas) -> None:
    """Great Hallow from the field above the landing."""
    sea = 470
    c.sky((0, mix(BLUE, MIST, 0.5)), (0.6, mix(FOAM, CREAM, 0.45)), (1, mix(CREAM, GOLD, 0.3)),
          bottom=sea)
    c.glow(420, 330, 620, CREAM, 0.5)
    for x, y, w in ((40, 110, 460), (620, 170, 560), (1180, 90, 480)):
        c.blob([(x, y), (x + w * 0.25, y - 34), (x + w * 0.55, y - 26), (x + w, y + 4),
                (x + w * 0.5, y + 14)], CREAM, 0.55)
    c.hills(470, 60, 24, (mix(MIST, FOAM, 0.4), mix(MIST, CREAM, 0.4)), 0.5, floor=sea)
    c.sky((0, mix(FOAM, CREAM, 0.2)), (0.5, mix(TEAL, FOAM, 0.25)), (1, mix(TEAL, BLUE, 0.4)),
          top=sea, bottom=900)
    c.glints(sea + 4, 840, CREAM, 190, 0.35)
    c.blob([(1010, 500), (1090, 462), (1200, 446), (1330, 456), (1450, 500), (1220, 510)],
           (mix(TEAL, MIST, 0.35), mix(TEAL, SAND, 0.35)))
    trawler(c, 500, 620, 150, BRICK, CREAM, lit=False)
    # headland, chapel, lane
    c.blob([(700, 1080), (760, 800), (900, 640), (1100, 560), (1330, 520), (1660, 500), (1660, 1080)],
           (mix(TEAL, OCHRE, 0.32), mix(TEAL, OCHRE, 0.12)))
    c.blob([(760, 800), (800, 720), (905, 638), (960, 640), (900, 740), (820, 850)],
           (mix(SAND, BARK, 0.3), shade(BARK, 0.1)))
    for x, y, w in ((1090, 598, 74), (1190, 580, 82), (1300, 572, 70), (1420, 566, 90)):
        house(c, x, y, w, 46, (CREAM, SAND), DEEP, 0.0, gable=False)
    lighthouse(c, 1530, 540, 190, (CREAM, SAND), BRICK, lit=False)
    c.blob([(-60, 1090), (-40, 800), (160, 740), (420, 760), (700, 850), (1000, 900), (1400, 860),
            (1680, 820), (1680, 1090)], (mix(OCHRE, TEAL, 0.55), mix(TEAL, DEEP, 0.3)))
    c.shape([(540, 1090), (800, 960), (860, 905), (850, 862), (880, 862), (905, 910), (870, 975),
             (760, 1090)], (mix(SAND, CREAM, 0.3), mix(SAND, OCHRE, 0.3)))
    for i in range(15):
        px = -20 + i * 58
        py = 800 - 30 * math.sin(i * 0.33 + 0.4) + i * 6
        c.blob([(px, py + 30), (px + 4, py - 2), (px + 30, py - 12), (px + 56, py), (px + 60, py + 30)],
               shade(mix(MIST, SAND, 0.4), 0.1 + 0.16 * (i % 3)))
    for x, y in ((200, 900), (330, 950), (1090, 960), (1240, 930), (1400, 985)):
        c.line([(x - 12, y + 18), (x - 12, y + 34)], 5, NIGHT)
        c.line([(x + 14, y + 18), (x + 14, y + 34)], 5, NIGHT)
        c.blob([(x - 30, y), (x - 10, y - 18), (x + 20, y - 16), (x + 32, y + 4), (x + 12, y + 24),
                (x - 22, y + 22)], CREAM)
        c.ellipse(x + 36, y - 6, 12, 10, NIGHT)
    figure(c, 800, 1010, 210, (shade(BRICK, 0.05), shade(BRICK, 0.4)), step=0.4, skin=SKINS[0])
    c.rect(812, 884, 50, 44, (DEEP, NIGHT))
    for x, y, s in ((300, 420, 60), (380, 380, 44), (240, 350, 36)):
        gull(c, x, y, s, CREAM)


def railway(c: Canvas) -> None:
    """The Tolbridge line: the viaduct, one railcar."""
    c.sky((0, mix(BLUE, FOAM, 0.35)), (0.6, mix(SAND, CREAM, 0.5)), (1, mix(GOLD, CREAM, 0.4)),
          bottom=620)
    c.glow(1300, 330, 560, GOLD, 0.45)
    c.ellipse(1300, 330, 54, 54, CREAM)
    for base, height, seed, one, other in (
        (520, 150, 41, MIST, SAND), (610, 120, 52, mix(TEAL, MIST, 0.5), SAND),
        (720, 110, 63, mix(TEAL, MIST, 0.2), OCHRE),
    ):
        c.hills(base, height, seed, (mix(one, SAND, 0.2), mix(one, other, 0.5)), 0.6)
    c.sky((0, mix(FOAM, CREAM, 0.3)), (1, mix(TEAL, BLUE, 0.3)), top=850, bottom=1067)
    c.glints(856, 1060, CREAM, 110, 0.35)
    stone = (mix(SAND, CLAY, 0.3), mix(CLAY, BARK, 0.45))
    deck = 560
    for k in range(9):
        x = -60 + k * 200
        c.shape([(x - 26, 930), (x - 18, deck + 20), (x + 18, deck + 20), (x + 26, 930)], stone)
        c.shape([(x + 4, 930), (x + 4, deck + 20), (x + 18, deck + 20), (x + 26, 930)],
                shade(BARK, 0.2), 0.25)
        c.blob([(x - 34, 944), (x - 26, 910), (x + 26, 910), (x + 34, 944)], shade(stone[1], 0.3))
        arch = [(x + 100 + 82 * math.cos(a), deck + 116 - 92 * math.sin(a))
                for a in (math.pi * i / 20 for i in range(21))]
        c.shape([(x + 200, deck + 116), (x + 200, deck), (x, deck), (x, deck + 116), *arch[::-1]], stone)
    c.rect(-10, deck - 16, 1620, 24, (mix(SAND, CLAY, 0.2), mix(CLAY, BARK, 0.2)))
    c.rect(-10, deck - 20, 1620, 6, shade(BARK, 0.3))
    for x in (430, 760):
        c.shape([(x, deck - 26), (x - 6, deck - 100), (x + 8, deck - 124), (x + 312, deck - 124),
                 (x + 326, deck - 100), (x + 320, deck - 26)],
                (mix(BRICK, CLAY, 0.2), shade(BRICK, 0.3)))
        c.rect(x - 5, deck - 66, 330, 10, GOLD)
        for wx in range(20, 300, 48):
            c.rect(x + wx, deck - 110, 36, 32, (mix(BLUE, FOAM, 0.4), shade(BLUE, 0.3)))
        for wx in (40, 84, 232, 276):
            c.ellipse(x + wx, deck - 24, 13, 13, NIGHT)
    c.rect(752, deck - 100, 12, 70, NIGHT)
    c.glow(1092, deck - 56, 90, GOLD, 0.9)
    for k in range(26):
        px = k * 66 + c.random.uniform(-20, 20)
        py = 1010 + c.random.uniform(-14, 40)
        c.line([(px, 1080), (px + c.random.uniform(-14, 14), py)], 3, shade(TEAL, 0.5))
        c.ellipse(px, py, 6, 20, shade(BARK, 0.1))
    for x, y, s in ((240, 290, 46), (310, 330, 34)):
        gull(c, x, y, s, mix(DEEP, BLUE, 0.3))


def ras_marjan(c: Canvas) -> None:
    """The twin port on the Red Sea: white houses, a square lamp tower, sambuks."""
    shore = 650
    c.sky((0, mix(BLUE, CLAY, 0.25)), (0.4, mix(CLAY, SAND, 0.25)), (0.75, mix(OCHRE, CREAM, 0.35)),
          (1, mix(GOLD, CREAM, 0.3)), bottom=shore)
    c.ellipse(430, 470, 74, 74, CREAM)
    c.glow(430, 470, 560, GOLD, 0.6)
    c.hills(560, 190, 71, (mix(CLAY, SAND, 0.35), mix(OCHRE, SAND, 0.4)), 1.0, floor=shore)
    c.hills(620, 140, 83, (mix(BRICK, CLAY, 0.5), mix(CLAY, OCHRE, 0.5)), 0.8, floor=shore)
    x = 560.0
    while x < 1620:
        w, h = c.random.uniform(60, 130), c.random.uniform(80, 190)
        wall = mix(CREAM, SAND, c.random.random() * 0.7)
        c.rect(x, shore - h, w, h, (wall, shade(wall, 0.22)))
        c.rect(x - 2, shore - h - 7, w + 4, 9, shade(wall, 0.14))
        for k in range(int(w // 34)):
            for floor in range(int(h // 58)):
                wx, wy = x + 12 + k * 34, shore - h + 22 + floor * 54
                lit = c.random.random() < 0.3
                c.blob([(wx, wy + 26), (wx, wy + 8), (wx + 8, wy), (wx + 16, wy + 8), (wx + 16, wy + 26)],
                       OCHRE if lit else mix(TEAL, DEEP, 0.5))
        x += w + c.random.uniform(-6, 14)
    c.ellipse(900, 500, 62, 58, (CREAM, mix(SAND, CLAY, 0.3)))
    c.rect(838, 500, 124, 90, (CREAM, mix(SAND, CLAY, 0.3)))
    c.line([(900, 442), (900, 416)], 5, OCHRE)
    c.shape([(1000, 600), (1006, 360), (1042, 360), (1048, 600)], (CREAM, mix(SAND, CLAY, 0.3)))
    c.rect(994, 392, 60, 10, SAND)
    c.blob([(1006, 362), (1024, 316), (1042, 362)], TEAL)
    # the lamp tower on its mole
    c.shape([(1290, 660), (1316, 300), (1420, 300), (1446, 660)], (CREAM, mix(SAND, CLAY, 0.4)))
    c.shape([(1384, 660), (1384, 300), (1420, 300), (1446, 660)], mix(CLAY, BARK, 0.3), 0.3)
    c.rect(1302, 288, 132, 16, SAND)
    c.rect(1334, 222, 68, 68, GOLD)
    for wx in (1334, 1366, 1400):
        c.line([(wx, 222), (wx, 290)], 5, BARK)
    c.blob([(1326, 226), (1346, 186), (1368, 172), (1390, 186), (1410, 226)], (TEAL, shade(TEAL, 0.3)))
    c.glow(1368, 256, 240, GOLD, 0.9)
    c.beam(1368, 256, 186, 1300, 9, GOLD, 0.42)
    c.rect(1180, 630, 440, 36, (mix(SAND, CLAY, 0.3), mix(CLAY, BARK, 0.4)))
    c.mirror(shore, (mix(CLAY, TEAL, 0.45), mix(DEEP, TEAL, 0.5)), 0.75, 5)
    c.glints(shore + 4, 1060, GOLD, 120, 0.5, x=430, spread=130)
    for x0, y, s in ((250, 800, 1.15), (860, 760, 0.7)):
        c.blob([(x0 - 40 * s, y - 30 * s), (x0 + 100 * s, y - 12 * s), (x0 + 300 * s, y - 56 * s),
                (x0 + 240 * s, y + 14 * s), (x0 + 20 * s, y + 16 * s)],
               (mix(BARK, CLAY, 0.3), shade(BARK, 0.35)))
        c.line([(x0 + 120 * s, y - 14 * s), (x0 + 150 * s, y - 280 * s)], 6 * s, BARK)
        c.shape(smooth([(x0 + 20 * s, y - 44 * s), (x0 + 40 * s, y - 150 * s), (x0 + 262 * s, y - 330 * s),
                        (x0 + 220 * s, y - 150 * s), (x0 + 216 * s, y - 44 * s)]),
                (CREAM, mix(SAND, CLAY, 0.35)), 0.96)
        c.glints(y + 18 * s, y + 44 * s, NIGHT, 26, 0.25, x=x0 + 120 * s, spread=130 * s)
    for x, y, s in ((720, 210, 46), (790, 250, 34)):
        gull(c, x, y, s, mix(BARK, CLAY, 0.2))


def flood(c: Canvas) -> None:
    """The Saltings in the night of 1978: roofs, a lamp in a boat."""
    line = 640
    c.sky((0, NIGHT), (0.55, mix(NIGHT, DEEP, 0.8)), (1, mix(DEEP, TEAL, 0.45)), bottom=line)
    for i in range(12):
        x, y = i * 160 - 120, 150 + 90 * math.sin(i * 2.1)
        c.blob([(x, y), (x + 120, y - 60), (x + 280, y - 30), (x + 360, y + 14), (x + 130, y + 44)],
               mix(DEEP, BLUE, 0.3), 0.35)
    c.glow(820, 210, 300, MIST, 0.4)
    c.ellipse(820, 210, 44, 44, CREAM, 0.75)
    c.blob([(640, 226), (780, 196), (960, 214), (1040, 236), (820, 250)], mix(DEEP, BLUE, 0.35), 0.85)
    c.hills(600, 80, 37, (mix(DEEP, BLUE, 0.3), mix(DEEP, TEAL, 0.3)), 0.5, floor=line)
    walls = ((40, 210, 96), (300, 190, 70), (560, 230, 104), (1010, 220, 84), (1290, 240, 110))
    for x, w, h in walls:
        ink = c.random.choice([BRICK, SAND, CLAY, TEAL])
        c.rect(x, line - h, w, h + 30, (shade(ink, 0.62), shade(ink, 0.8)))
        c.shape([(x - 16, line - h + 2), (x + 26, line - h - 88), (x + w - 26, line - h - 88),
                 (x + w + 16, line - h + 2)], (shade(BRICK, 0.55), shade(BARK, 0.65)))
        c.rect(x + w * 0.66, line - h - 128, 28, 62, shade(BRICK, 0.6))
        for wx in (0.2, 0.62):
            window(c, x + w * wx, line - h + 26, 30, 40, (x, wx) == (560, 0.62), shade(BLUE, 0.6))
    for x, y, arms in ((640, 452, "up"), (690, 450, "folded"), (722, 450, "down")):
        figure(c, x, y, 84 if arms != "down" else 56, (shade(SAND, 0.4), shade(BARK, 0.3)), arms=arms)
    c.line([(900, 700), (900, 380)], 8, shade(BARK, 0.5))
    c.line([(850, 410), (950, 410)], 6, shade(BARK, 0.5))
    c.line([(-10, 330), (430, 424), (900, 408), (1300, 430), (1620, 340)], 2, shade(BARK, 0.5), 0.8)
    c.mirror(line, (mix(DEEP, TEAL, 0.45), NIGHT), 0.7, 8, squeeze=0.9)
    c.glints(line + 4, 1060, MIST, 130, 0.2)
    c.glints(line + 4, 1060, CREAM, 60, 0.35, x=820, spread=90)
    c.glow(420, 800, 380, OCHRE, 0.6)
    c.blob([(240, 846), (330, 866), (560, 866), (660, 836), (610, 912), (300, 914)],
           (mix(BARK, CLAY, 0.35), shade(BARK, 0.4)))
    figure(c, 340, 880, 190, (shade(BRICK, 0.3), shade(BARK, 0.5)), arms="out", hat=True, skin=SKINS[0])
    figure(c, 520, 886, 150, (shade(TEAL, 0.3), shade(DEEP, 0.3)), lean=0.1, arms="folded", skin=SKINS[2])
    c.line([(540, 800), (660, 960)], 7, mix(SAND, BARK, 0.4))
    c.line([(404, 752), (404, 772)], 3, NIGHT)
    c.rect(394, 772, 20, 28, GOLD)
    c.glow(404, 786, 120, GOLD, 0.9)
    c.glints(900, 1000, GOLD, 60, 0.55, x=420, spread=120)
    for x, y in ((1120, 820), (1260, 900), (820, 960)):
        c.blob([(x, y), (x + 60, y - 12), (x + 130, y - 2), (x + 70, y + 10)], shade(BARK, 0.35))
    for _ in range(130):
        px, py = c.random.uniform(0, 1700), c.random.uniform(-40, 1000)
        c.line([(px, py), (px - 16, py + 46)], 1.4, MIST, 0.22)


def slipway(c: Canvas) -> None:
    """The trench at East Quay: the oak timbers of the slipway, two archaeologists."""
    c.sky((0, mix(SAND, FOAM, 0.4)), (1, CREAM), bottom=260)
    terrace(c, -20, 1620, 250, 110, [SAND, CLAY, BRICK, MIST], 0.02, 0)
    c.rect(-10, 240, 1620, 840, (mix(BARK, SAND, 0.45), mix(BARK, SAND, 0.25)))
    c.shape([(-10, 330), (250, 300), (190, 1080), (-10, 1080)], (mix(BARK, SAND, 0.3), BARK))
    c.shape([(1620, 340), (1350, 300), (1420, 1080), (1620, 1080)], (mix(BARK, SAND, 0.22), shade(BARK, 0.2)))
    for k, y in enumerate((330, 420, 520, 640)):
        tint = (SAND, MIST, CLAY, mix(TEAL, BARK, 0.4))[k]
        c.shape([(-10, y + 10), (244 - k * 9, y), (240 - k * 9, y + 26), (-10, y + 40)], tint, 0.35)
        c.shape([(1620, y + 10), (1356 + k * 9, y), (1360 + k * 9, y + 26), (1620, y + 40)], tint, 0.35)
    c.shape([(250, 300), (1350, 300), (1420, 1080), (190, 1080)],
            (mix(BARK, MIST, 0.35), mix(BARK, DEEP, 0.45)))
    c.blob([(560, 330), (800, 318), (1060, 334), (1000, 366), (700, 372)], mix(MIST, FOAM, 0.4), 0.55)
    oak = mix(BARK, OCHRE, 0.3)
    for k in range(9):
        y = round(390 + k * k * 6.4 + k * 24)
        grow = (y - 300) / 780
        half = 330 + 210 * grow
        thick = 16 + 30 * grow
        tilt = c.random.uniform(-7, 7)
        c.shape([(800 - half, y + thick), (800 - half + 6, y + tilt), (800 + half, y), (800 + half - 4, y + thick)],
                (mix(oak, SAND, 0.15), shade(oak, 0.45)))
        c.line([(800 - half, y + 3 + tilt), (800 + half, y + 2)], 3, mix(oak, SAND, 0.5), 0.8)
        for side in (-1, 1):
            c.ellipse(800 + side * half * 0.62, y + thick * 0.45, thick * 0.2, thick * 0.2, NIGHT, 0.8)
    for side in (-1, 1):
        c.shape([(800 + side * 190, 350), (800 + side * 222, 350), (800 + side * 400, 1080), (800 + side * 320, 1080)],
                (mix(oak, SAND, 0.25), shade(oak, 0.25)))
        c.line([(800 + side * 196, 352), (800 + side * 336, 1080)], 4, mix(oak, CREAM, 0.4), 0.7)
    for k in range(4):
        c.rect(1130 + k * 44, 872, 44, 15, NIGHT if k % 2 else CREAM)
    for x, y, h, ink, arms in ((480, 720, 250, OCHRE, "out"), (1090, 600, 200, BRICK, "folded")):
        c.ellipse(x + 30, y + 2, h * 0.3, h * 0.04, NIGHT, 0.4)
        figure(c, x, y, h, (ink, shade(ink, 0.3)), arms=arms, hat=True, skin=SKINS[round(x) % 3])
    c.line([(250, 300), (1350, 300)], 3, CREAM, 0.9)
    for x in (250, 800, 1350):
        c.line([(x, 340), (x, 270)], 7, BRICK)
    figure(c, 1450, 420, 190, (TEAL, shade(TEAL, 0.3)), arms="down", hat=True, skin=SKINS[2])
    c.glow(330, 120, 700, CREAM, 0.3)


def coast_map(c: Canvas) -> None:
    """The coast: river, town, isles, the ferry's line, the railway. No lettering."""
    c.sky((0, mix(TEAL, BLUE, 0.4)), (1, mix(TEAL, DEEP, 0.35)))
    coast: list[Point] = [(-60, -60), (900, -60), (860, 60), (900, 150), (840, 230), (780, 300), (720, 352),
                          (640, 392), (560, 420), (545, 452), (600, 486), (690, 520), (730, 590), (700, 680),
                          (760, 770), (820, 860), (800, 960), (860, 1130), (-60, 1130)]
    isles = ([(1130, 470), (1190, 420), (1280, 430), (1330, 490), (1300, 560), (1210, 580), (1140, 540)],
             [(1290, 660), (1330, 640), (1366, 668), (1340, 704), (1300, 698)])
    for grow, alpha in ((86, 0.1), (58, 0.13), (32, 0.18), (14, 0.35)):
        c.blob([(x + grow, y) for x, y in coast], FOAM, alpha)
        for isle in isles:
            cx, cy = sum(x for x, _ in isle) / len(isle), sum(y for _, y in isle) / len(isle)
            c.blob([(cx + (x - cx) * (1 + grow / 130), cy + (y - cy) * (1 + grow / 130))
                    for x, y in isle], FOAM, alpha)
    c.blob(coast, (mix(SAND, CREAM, 0.35), mix(SAND, OCHRE, 0.12)))
    for isle in isles:
        c.blob(isle, (mix(SAND, CREAM, 0.3), SAND))
    for x, y, r in ((180, 170, 170), (420, 90, 130), (150, 820, 190), (430, 930, 150), (1230, 480, 60)):
        for k in range(4):
            c.ellipse(x, y, r * (1 - k * 0.22), r * 0.72 * (1 - k * 0.22), mix(TEAL, OCHRE, 0.5), 0.15)
    river = [(-20, 500), (90, 470), (180, 500), (270, 470), (350, 490), (430, 450), (520, 452), (590, 440)]
    for width, ink in ((26, mix(TEAL, FOAM, 0.25)), (14, mix(TEAL, BLUE, 0.35))):
        c.line(_open(river), width, ink)
    c.blob([(500, 440), (560, 416), (660, 392), (620, 452), (700, 524), (590, 490)], mix(TEAL, FOAM, 0.2))
    rail = _open([(-20, 600), (120, 560), (250, 540), (330, 430), (420, 380), (520, 372)])
    c.line(rail, 7, shade(BARK, 0.2))
    for k in range(0, len(rail) - 1, 3):
        c.line([rail[k], rail[k + 1]], 4, CREAM)
    c.line(_open([(-20, 270), (150, 300), (300, 340), (430, 350), (540, 360), (660, 300), (760, 180)]), 5, BRICK)
    for k in range(90):
        a, b = c.random.gauss(0, 44), c.random.gauss(0, 26)
        px, py = 580 + a, 352 + b - a * 0.2
        c.rect(px, py, c.random.uniform(6, 15), c.random.uniform(6, 13), (BRICK, CLAY, DEEP)[k % 3], 0.85)
    for k in range(24):
        c.rect(110 + c.random.gauss(0, 26), 520 + c.random.gauss(0, 14), 9, 8, (BRICK, CLAY)[k % 2], 0.85)
        c.rect(640 + c.random.gauss(0, 22), 560 + c.random.gauss(0, 16), 8, 8, (BRICK, CLAY)[k % 2], 0.85)
        c.rect(1180 + c.random.gauss(0, 14), 500 + c.random.gauss(0, 12), 7, 7, BRICK, 0.9)
    ferry = _open([(640, 430), (760, 450), (900, 520), (1040, 520), (1150, 500)])
    for k in range(0, len(ferry) - 1, 2):
        c.line([ferry[k], ferry[k + 1]], 6, CREAM)
    for k in range(5):
        c.ellipse(672 + k * 2, 416 + k * 22, 8, 8, OCHRE)
    for x, y in ((580, 352), (1160, 500), (110, 520)):
        c.ellipse(x, y, 17, 17, CREAM)
        c.ellipse(x, y, 12, 12, BRICK)
    c.line([(470, 250), (470, 190)], 5, NIGHT)
    c.glow(470, 190, 50, CLAY, 0.8)
    for r in (16, 28):
        c.line([(470 + r * math.cos(a), 190 - r * math.sin(a))
                for a in (math.pi * (0.15 + 0.7 * k / 12) for k in range(13))], 3, BRICK)
    for k in range(8):
        a = math.tau * k / 8
        reach = 92 if k % 2 == 0 else 54
        tip = (1430 + reach * math.cos(a), 220 + reach * math.sin(a))
        for turn, ink in ((0.4, CREAM), (-0.4, OCHRE)):
            c.shape([(1430, 220), (1430 + 24 * math.cos(a + turn), 220 + 24 * math.sin(a + turn)), tip], ink)
    for x, y in ((1000, 250), (1080, 800), (1450, 880), (980, 960), (1220, 190), (930, 700)):
        for dx in (0, 34):
            c.line([(x + dx + i * 2.4, y - 7 * math.sin(i / 12 * math.pi)) for i in range(13)], 3, FOAM, 0.6)
    for inset, width in ((22, 6), (34, 2)):
        c.line([(inset, inset), (1600 - inset, inset), (1600 - inset, 1067 - inset), (inset, 1067 - inset),
                (inset, inset)], width, CREAM, 0.85)


def _open(points: Sequence[Point]) -> list[Point]:
    """A smooth line through `points`, from the first to the last."""
    curve = smooth([*points, *reversed(points)])
    return curve[: 10 * (len(points) - 1) + 1]
