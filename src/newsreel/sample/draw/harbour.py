"""The water's edge: the harbour at dusk, the ferry, the barrier, fog, the rowing gig."""

# fmt: off
# ruff: noqa: E501 (a shape's points read better in rows than one a line)

import math

from newsreel.sample.draw.canvas import Canvas
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
    crane,
    figure,
    gull,
    house,
    lighthouse,
    mast,
    terrace,
    trawler,
)


def harbour_dusk(c: Canvas) -> None:
    shore = 640
    c.sky((0, DEEP), (0.35, mix(BLUE, TEAL, 0.4)), (0.68, mix(FOAM, SAND, 0.5)),
          (0.88, mix(GOLD, CLAY, 0.25)), (1, CLAY), bottom=shore)
    c.glow(1090, 600, 620, OCHRE, 0.5)
    c.ellipse(1090, 585, 46, 46, mix(GOLD, CREAM, 0.4))
    for x, y, w in ((180, 190, 420), (520, 250, 560), (1010, 150, 460), (1250, 290, 300)):
        c.blob([(x, y), (x + w * 0.3, y - 15), (x + w, y + 4), (x + w * 0.5, y + 13)],
               mix(GOLD, CLAY, 0.4), 0.28)
    c.hills(610, 70, 4, (mix(MIST, CLAY, 0.35), mix(MIST, OCHRE, 0.4)), floor=shore)
    c.hills(626, 95, 9, (mix(BLUE, CLAY, 0.25), mix(BLUE, OCHRE, 0.3)), 0.7, floor=shore)
    mast(c, 330, 560, 330, mix(DEEP, BLUE, 0.3))
    c.hills(640, 84, 21, (mix(DEEP, BLUE, 0.5), mix(DEEP, TEAL, 0.5)), 0.5, floor=shore)
    terrace(c, -20, 760, shore - 2, 92, [BRICK, CLAY, SAND, TEAL, MIST], 0.55, 0.5)
    for x, h, reach in ((930, 210, 1), (1290, 250, -1), (1420, 190, 1)):
        crane(c, x, shore, h, mix(NIGHT, DEEP, 0.6), reach)
    c.rect(760, shore - 12, 860, 14, mix(NIGHT, DEEP, 0.7))
    c.mirror(shore, (mix(DEEP, TEAL, 0.45), NIGHT), 0.85, 5)
    c.glints(shore + 6, 1060, mix(GOLD, CREAM, 0.3), 130, 0.5, x=1090, spread=120)
    c.glints(shore + 10, 1060, FOAM, 60, 0.13)
    trawler(c, 560, 800, 330, mix(DEEP, TEAL, 0.6), SAND)
    trawler(c, 1180, 742, 210, BRICK, CREAM, flip=True)
    c.shape([(-10, 1070), (-10, 925), (640, 985), (760, 1070)], (shade(DEEP, 0.4), NIGHT))
    for x, y in ((120, 930), (390, 956)):
        c.blob([(x, y + 12), (x + 4, y - 26), (x - 8, y - 38), (x + 17, y - 44), (x + 42, y - 38),
                (x + 30, y - 26), (x + 34, y + 12)], NIGHT)
    figure(c, 255, 950, 150, (shade(DEEP, 0.55), NIGHT), hat=True)
    for x, y, s in ((820, 300, 44), (900, 340, 30), (720, 350, 26)):
        gull(c, x, y, s, mix(DEEP, BLUE, 0.2))


def ferry(c: Canvas) -> None:
    shore = 590
    c.sky((0, mix(BLUE, FOAM, 0.25)), (0.5, mix(MIST, FOAM, 0.6)), (1, mix(SAND, CREAM, 0.5)),
          bottom=shore)
    c.glow(380, 380, 700, CREAM, 0.4)
    for x, y, w in ((40, 170, 520), (700, 120, 620), (1080, 260, 460), (330, 300, 360)):
        c.blob([(x, y), (x + w * 0.25, y - 32), (x + w * 0.55, y - 24), (x + w, y + 2),
                (x + w * 0.5, y + 12)], CREAM, 0.45)
    c.hills(560, 110, 3, (mix(MIST, BLUE, 0.2), mix(MIST, SAND, 0.4)), 0.55, floor=shore)
    c.hills(588, 90, 14, (mix(TEAL, MIST, 0.4), mix(TEAL, SAND, 0.4)), 0.8, floor=shore)
    lighthouse(c, 1390, 566, 165, (CREAM, shade(CREAM, 0.15)), BRICK, lit=False)
    c.mirror(shore, (mix(TEAL, FOAM, 0.25), DEEP), 0.5, 4)
    c.glints(shore + 4, 1060, CREAM, 130, 0.22)
    # the Maren Oake: hull, car deck, saloon, bridge, funnel
    hull, white = mix(DEEP, BLUE, 0.25), mix(CREAM, SAND, 0.15)
    c.shape([(285, 730), (262, 640), (1180, 640), (1282, 606), (1206, 768), (330, 768)],
            (hull, shade(hull, 0.35)))
    c.shape([(300, 742), (1222, 742), (1206, 770), (330, 770)], (BRICK, shade(BRICK, 0.35)))
    c.line([(266, 652), (1178, 652), (1276, 620)], 5, GOLD)
    c.shape([(300, 640), (300, 556), (1096, 556), (1150, 640)], (white, shade(white, 0.14)))
    c.rect(300, 556, 800, 7, shade(white, 0.3))
    for x in range(340, 1060, 62):
        c.rect(x, 584, 42, 26, (shade(BLUE, 0.2), mix(BLUE, FOAM, 0.35)))
    c.shape([(390, 556), (400, 490), (980, 490), (1030, 556)], (CREAM, shade(CREAM, 0.12)))
    for x in range(440, 930, 46):
        c.rect(x, 512, 30, 22, (shade(BLUE, 0.15), mix(BLUE, FOAM, 0.4)))
    c.shape([(800, 490), (812, 424), (958, 424), (988, 490)], (white, shade(white, 0.1)))
    c.shape([(806, 462), (811, 436), (962, 436), (974, 462)], (shade(BLUE, 0.3), BLUE))
    c.rect(798, 418, 170, 8, hull)
    c.shape([(500, 490), (512, 384), (606, 384), (624, 490)], (BRICK, shade(BRICK, 0.25)))
    c.rect(510, 402, 99, 20, GOLD)
    c.rect(508, 380, 102, 8, NIGHT)
    c.line([(880, 420), (880, 300)], 5, hull)
    c.line([(852, 336), (908, 336)], 4, hull)
    c.line([(880, 306), (1240, 615)], 1.6, hull, 0.7)
    c.line([(880, 306), (606, 384)], 1.6, hull, 0.7)
    for x in range(310, 1090, 34):
        c.line([(x, 556), (x, 536)], 2, shade(white, 0.35))
    c.line([(302, 537), (1020, 537)], 2.4, shade(white, 0.35))
    for i, x in enumerate((350, 372, 395, 1000, 724, 748)):
        figure(c, x, 556, 40, (DEEP, BRICK, TEAL, OCHRE, DEEP, BARK)[i], arms="down")
    for i in range(9):
        c.blob([(540 - i * 44, 356 - i * 9), (566 - i * 46, 330 - i * 12),
                (520 - i * 50, 322 - i * 10), (486 - i * 48, 350 - i * 7)], MIST, 0.2 - i * 0.019)
    c.glints(752, 800, CREAM, 110, 0.75, x=420, spread=420)
    c.blob([(1150, 772), (1240, 744), (1330, 776), (1440, 790), (1240, 792)], CREAM, 0.8)
    c.blob([(100, 778), (300, 756), (560, 776), (300, 792)], CREAM, 0.7)
    c.glints(800, 1050, mix(FOAM, CREAM, 0.4), 60, 0.3, x=700, spread=500)
    for x, y, s in ((190, 420, 64), (268, 470, 46), (118, 500, 40), (1130, 330, 38)):
        gull(c, x, y, s, CREAM)


def barrier(c: Canvas) -> None:
    shore = 560
    c.sky((0, shade(DEEP, 0.1)), (0.45, mix(BLUE, MIST, 0.35)), (0.85, mix(MIST, SAND, 0.45)),
          (1, mix(SAND, OCHRE, 0.3)), bottom=shore)
    for i in range(11):
        x, y = i * 170 - 90, 120 + 70 * math.sin(i * 1.7)
        c.blob([(x, y), (x + 120, y - 46), (x + 260, y - 20), (x + 330, y + 12), (x + 130, y + 34)],
               shade(DEEP, -0.05), 0.42)
    c.hills(556, 60, 31, (mix(BLUE, MIST, 0.5), mix(MIST, SAND, 0.4)), 0.6, floor=shore)
    terrace(c, -10, 520, shore, 52, [BRICK, SAND, CLAY, MIST], 0.35, 0.25)
    terrace(c, 1180, 1620, shore, 44, [BRICK, SAND, CLAY, MIST], 0.35, 0.25)
    c.mirror(shore, (mix(BLUE, TEAL, 0.5), DEEP), 0.4, 5)
    # five piers, four gates; the third gate from the left stands short of its sill
    for gate in range(4):
        x = 158 + gate * 324
        lift = 96 if gate == 2 else 0
        top = 548 - lift
        c.rect(x + 24, top, 300, 128, (mix(TEAL, MIST, 0.22), shade(TEAL, 0.3)))
        for rib in range(1, 6):
            c.line([(x + 24 + rib * 50, top), (x + 24 + rib * 50, top + 128)], 4,
                   shade(TEAL, 0.38), 0.8)
        for y in (top + 6, top + 62, top + 122):
            c.line([(x + 24, y), (x + 324, y)], 6, shade(TEAL, 0.3), 0.9)
        if lift:
            c.rect(x + 24, top + 128, 300, 50, (shade(TEAL, 0.72), shade(DEEP, 0.25)))
            for _ in range(26):
                fall = c.random.uniform(x + 34, x + 316)
                c.line([(fall, top + 130), (fall, top + 180)], 2.4, FOAM, 0.35)
    for pier in range(5):
        x = 116 + pier * 324
        c.shape([(x, 690), (x + 4, 452), (x + 80, 452), (x + 84, 690)],
                (mix(SAND, MIST, 0.25), shade(SAND, 0.42)))
        c.shape([(x + 56, 690), (x + 54, 452), (x + 80, 452), (x + 84, 690)], shade(SAND, 0.5), 0.4)
        c.blob([(x - 6, 700), (x + 4, 676), (x + 80, 676), (x + 92, 700), (x + 42, 712)],
               shade(SAND, 0.55))
        c.shape([(x - 6, 456), (x - 6, 380), (x + 42, 338), (x + 90, 380), (x + 90, 456)],
                (mix(BRICK, CLAY, 0.3), shade(BRICK, 0.2)))
        c.line([(x - 12, 384), (x + 42, 336), (x + 96, 384)], 7, shade(BRICK, 0.5))
        for wx in (12, 50):
            c.rect(x + wx, 398, 22, 30, (GOLD, OCHRE))
            c.glow(x + wx + 11, 414, 60, OCHRE, 0.3)
        c.rect(x + 10, 600, 64, 5, shade(SAND, 0.6), 0.5)
        c.rect(x + 10, 634, 64, 5, shade(SAND, 0.6), 0.5)
    c.rect(-10, 446, 1630, 13, shade(DEEP, 0.2))
    c.rect(-10, 430, 1630, 3, shade(DEEP, 0.2))
    for x in range(0, 1610, 32):
        c.line([(x, 430), (x, 448)], 2, shade(DEEP, 0.2))
    for i, x in enumerate((868, 894, 922)):
        figure(c, x, 446, 58, (OCHRE, OCHRE, NIGHT)[i], arms=("out", "down", "folded")[i], hat=True)
    c.glints(700, 1060, mix(FOAM, CREAM, 0.3), 120, 0.24)
    for _ in range(60):
        px, py = c.random.uniform(780, 1110), c.random.uniform(666, 790)
        c.ellipse(px, py, c.random.uniform(5, 30), c.random.uniform(1.5, 4), CREAM, 0.4)
    trawler(c, 150, 905, 300, mix(BRICK, BARK, 0.2), SAND, lit=False)


def fog(c: Canvas) -> None:
    pale = mix(FOAM, CREAM, 0.62)
    c.sky((0, mix(MIST, FOAM, 0.4)), (0.5, pale), (0.62, mix(pale, CREAM, 0.5)),
          (1, mix(MIST, TEAL, 0.25)))
    c.hills(560, 120, 8, (mix(pale, MIST, 0.45), pale), 0.5, floor=640)
    c.haze(380, 680, pale, 0, 0.9, 0.6)
    rock = mix(MIST, TEAL, 0.35)
    c.blob([(980, 690), (1040, 634), (1120, 606), (1210, 600), (1290, 624), (1370, 690),
            (1180, 704)], (rock, mix(rock, pale, 0.5)))
    lighthouse(c, 1180, 614, 400, (mix(CREAM, pale, 0.3), mix(MIST, pale, 0.4)),
               mix(BRICK, pale, 0.45))
    c.glow(1180, 266, 520, CREAM, 0.75)
    c.glow(1180, 266, 200, GOLD, 0.6)
    c.haze(480, 720, pale, 0, 0.75, 0.35)
    c.mirror(668, (mix(MIST, FOAM, 0.35), mix(TEAL, DEEP, 0.35)), 0.5, 6, squeeze=0.9)
    c.glints(690, 1060, CREAM, 70, 0.22)
    c.haze(620, 800, pale, 0, 0.65, 0)
    trawler(c, 250, 800, 400, mix(TEAL, DEEP, 0.55), mix(SAND, MIST, 0.3))
    c.haze(720, 860, pale, 0, 0.38, 0)
    # a bell buoy, near and dark
    c.shape([(770, 930), (800, 800), (836, 800), (866, 930)], (shade(BRICK, 0.1), shade(BRICK, 0.5)))
    c.line([(806, 802), (818, 716), (830, 802)], 5, shade(BRICK, 0.45))
    c.ellipse(818, 762, 13, 16, shade(OCHRE, 0.3))
    c.blob([(716, 940), (770, 914), (866, 914), (920, 940), (818, 968)], shade(BRICK, 0.55))
    c.glow(818, 712, 46, CLAY, 0.7)
    c.glints(930, 985, CREAM, 40, 0.5, x=818, spread=110)


def gig(c: Canvas) -> None:
    """Six rowers and a cox, early, with the isles behind."""
    shore = 500
    c.sky((0, mix(BLUE, MIST, 0.4)), (0.5, mix(MIST, SAND, 0.5)), (0.85, mix(GOLD, CREAM, 0.35)),
          (1, GOLD), bottom=shore)
    c.glow(1180, 420, 620, GOLD, 0.55)
    c.ellipse(1180, 402, 40, 40, CREAM)
    c.hills(500, 70, 5, (mix(MIST, OCHRE, 0.35), mix(MIST, GOLD, 0.5)), 0.5, floor=shore)
    c.hills(505, 130, 44, (mix(TEAL, MIST, 0.25), mix(TEAL, SAND, 0.3)), 0.9, floor=shore)
    c.mirror(shore, (mix(TEAL, MIST, 0.2), DEEP), 0.6, 6)
    c.glints(shore + 4, 1060, mix(GOLD, CREAM, 0.4), 130, 0.5, x=1180, spread=130)
    c.glints(shore + 20, 1060, FOAM, 70, 0.2)
    base = 792
    for depth in range(4):
        c.blob([(250, base + 30), (1220, base + 30), (1130 - depth * 30, base + 70 + depth * 26),
                (340 + depth * 30, base + 70 + depth * 26)], NIGHT, 0.16)
    for i in range(6):
        x = 430 + i * 118
        for side, drop in ((-1, 62), (1, 118)):
            end = (x - 150 - (20 if side > 0 else 0), base + drop)
            c.line([(x + 26, base - 56), end], 5, mix(SAND, BARK, 0.25))
            c.blob([(end[0] - 46, end[1] + 14), (end[0] - 20, end[1] - 4), (end[0] + 8, end[1]),
                    (end[0] - 16, end[1] + 14)], BRICK)
            c.glints(end[1] + 8, end[1] + 22, CREAM, 6, 0.7, x=end[0] - 20, spread=40)
    for i in range(6):
        x = 430 + i * 118
        ink = (mix(BRICK, CLAY, 0.3), shade(BRICK, 0.35))
        c.blob([(x - 30, base - 20), (x - 8, base - 84), (x + 24, base - 110), (x + 56, base - 94),
                (x + 42, base - 54), (x + 28, base - 20)], ink)
        c.line([(x + 38, base - 92), (x + 4, base - 66), (x - 40, base - 52)], 15,
               mix(SAND, CLAY, 0.45))
        c.ellipse(x + 52, base - 126, 19, 23, mix(SAND, CLAY, 0.45))
        c.blob([(x + 36, base - 132), (x + 46, base - 154), (x + 68, base - 148),
                (x + 76, base - 124), (x + 66, base - 112), (x + 58, base - 136)],
               (BARK, DEEP, shade(OCHRE, 0.35))[i % 3])
    figure(c, 300, base - 2, 150, (DEEP, NIGHT), lean=0.12, arms="out")
    c.shape([(196, base - 56), (1296, base - 62), (1240, base + 14), (1120, base + 36),
             (330, base + 36), (226, base + 6)], (mix(TEAL, DEEP, 0.35), shade(DEEP, 0.3)))
    c.line([(194, base - 54), (740, base - 34), (1298, base - 60)], 9, GOLD)
    c.line([(215, base - 22), (740, base - 4), (1270, base - 28)], 3, CREAM, 0.7)
    c.glints(base + 30, base + 70, CREAM, 70, 0.6, x=740, spread=520)
    c.blob([(1230, base + 22), (1290, base + 2), (1390, base + 34), (1270, base + 40)], CREAM, 0.7)


def quay_works(c: Canvas) -> None:
    """The works at East Quay by day: sheet piles, cranes, a barge."""
    shore = 650
    c.sky((0, mix(BLUE, FOAM, 0.3)), (0.6, mix(SAND, FOAM, 0.35)), (1, mix(CREAM, SAND, 0.3)),
          bottom=shore)
    for x, y, w in ((100, 140, 520), (860, 90, 600), (420, 250, 330)):
        c.blob([(x, y), (x + w * 0.25, y - 38), (x + w * 0.6, y - 26), (x + w, y + 4),
                (x + w * 0.5, y + 14)], CREAM, 0.55)
    c.hills(620, 110, 19, (mix(MIST, TEAL, 0.25), mix(MIST, SAND, 0.4)), 0.6, floor=shore)
    terrace(c, 620, 1620, 600, 96, [SAND, CLAY, BRICK, MIST, TEAL], 0.08, 0)
    c.rect(560, 590, 1080, 70, (mix(SAND, MIST, 0.35), shade(SAND, 0.35)))
    crane(c, 330, 640, 480, mix(BRICK, CLAY, 0.2), 1)
    crane(c, 1380, 600, 330, mix(OCHRE, CLAY, 0.25), -1)
    c.mirror(shore, (mix(TEAL, FOAM, 0.2), mix(DEEP, TEAL, 0.3)), 0.5, 5)
    c.glints(shore + 6, 1060, CREAM, 90, 0.25)
    for k, x in enumerate(range(600, 1640, 22)):
        c.rect(x, 596, 22, 150, (shade(CLAY, 0.1 + 0.2 * (k % 2)), shade(BARK, 0.2)))
    c.rect(590, 586, 1040, 14, (SAND, shade(SAND, 0.2)))
    c.shape([(120, 800), (96, 716), (640, 716), (620, 800)], (mix(DEEP, BLUE, 0.3), shade(DEEP, 0.4)))
    c.rect(90, 706, 556, 14, OCHRE)
    for x, y, w, h in ((470, 640, 130, 66), (490, 586, 92, 54)):
        c.rect(x, y, w, h, (SAND, shade(SAND, 0.25)))
    for x, y, h, arms in ((700, 588, 84, "out"), (760, 588, 86, "down"), (1090, 588, 84, "up"),
                          (1160, 588, 82, "folded"), (240, 706, 84, "up")):
        figure(c, x, y, h, (OCHRE, CLAY), arms=arms, hat=True, skin=SKINS[round(x) % 3])
    house(c, 1470, 590, 110, 64, (TEAL, shade(TEAL, 0.2)), DEEP, 0, False)
    for x, y, s in ((720, 330, 56), (800, 380, 40), (1120, 260, 46)):
        gull(c, x, y, s, CREAM)
