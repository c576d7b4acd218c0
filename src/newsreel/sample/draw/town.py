"""The town: the mast on Beacon Hill, the school, the market, the cannery, the ground, the night."""

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
    figure,
    gull,
    lamp_post,
    mast,
    terrace,
    window,
)


def beacon_mast(c: Canvas) -> None:
    """Tall: the mast, riggers on the stays, the studio at its foot."""
    c.sky((0, shade(DEEP, 0.1)), (0.4, mix(BLUE, TEAL, 0.3)), (0.72, mix(MIST, CLAY, 0.35)),
          (0.85, mix(CLAY, GOLD, 0.5)), (1, GOLD), bottom=1260)
    for _ in range(70):
        c.ellipse(c.random.uniform(0, 1200), c.random.uniform(0, 560) ** 1.0, 1.5, 1.5, CREAM,
                  c.random.uniform(0.2, 0.8))
    for x, y, w in ((80, 760, 500), (700, 690, 420), (560, 880, 620)):
        c.blob([(x, y), (x + w * 0.3, y - 20), (x + w, y + 6), (x + w * 0.5, y + 16)],
               mix(CLAY, GOLD, 0.25), 0.35)
    c.glow(260, 1200, 620, OCHRE, 0.6)
    c.hills(1240, 70, 13, (mix(BLUE, CLAY, 0.4), mix(BLUE, OCHRE, 0.4)), 0.6)
    c.sky((0, mix(MIST, GOLD, 0.5)), (1, mix(BLUE, CLAY, 0.2)), top=1252, bottom=1300)
    c.glints(1256, 1300, GOLD, 60, 0.6, x=260, spread=240)
    c.blob([(-80, 1540), (-60, 1370), (120, 1330), (360, 1270), (600, 1236), (860, 1262),
            (1080, 1330), (1300, 1380), (1300, 1540)], (mix(DEEP, TEAL, 0.35), shade(DEEP, 0.5)))
    mast(c, 640, 1252, 1010, shade(DEEP, 0.25), lattice=30)
    # the studio: low, long, lit
    c.shape([(700, 1290), (700, 1218), (1010, 1218), (1010, 1304)],
            (mix(SAND, CLAY, 0.5), shade(CLAY, 0.45)))
    c.shape([(688, 1220), (716, 1190), (994, 1190), (1022, 1220)], shade(DEEP, 0.3))
    for i in range(6):
        window(c, 722 + i * 48, 1236, 30, 30, i not in (1, 4), shade(DEEP, 0.2))
    c.rect(1030, 1234, 66, 80, (mix(SAND, CLAY, 0.4), shade(CLAY, 0.5)))
    c.shape([(1022, 1236), (1063, 1200), (1104, 1236)], shade(DEEP, 0.35))
    c.ellipse(1063, 1262, 9, 9, GOLD)
    c.blob([(930, 1192), (916, 1150), (944, 1128), (982, 1142), (966, 1168)], (CREAM, MIST))
    c.line([(948, 1192), (948, 1164)], 5, shade(DEEP, 0.3))
    # riggers and the winch
    figure(c, 520, 1268, 62, (OCHRE, CLAY), arms="up", hat=True)
    figure(c, 470, 1276, 60, (BRICK, shade(BRICK, 0.3)), arms="folded", hat=True)
    for x, y in ((641, 800), (637, 560)):
        figure(c, x, y, 40, (OCHRE, CLAY), arms="up", hat=True)
    for i in range(46):
        px = i * 27 - 10
        py = 1500 - 30 * math.sin(i * 0.4) - c.random.uniform(0, 30)
        c.line([(px, 1510), (px + c.random.uniform(-9, 9), py - 40)], 3, shade(DEEP, 0.62))
    for x, y, s in ((300, 420, 46), (380, 470, 32), (930, 380, 38)):
        gull(c, x, y, s, CREAM)


def school(c: Canvas) -> None:
    ground = 800
    c.sky((0, mix(BLUE, MIST, 0.55)), (0.6, mix(SAND, FOAM, 0.4)), (1, CREAM), bottom=ground)
    c.glow(1250, 240, 640, CREAM, 0.5)
    for x, y, w in ((90, 150, 480), (900, 110, 520), (520, 250, 300)):
        c.blob([(x, y), (x + w * 0.25, y - 40), (x + w * 0.55, y - 30), (x + w, y + 4),
                (x + w * 0.5, y + 14)], CREAM, 0.6)
    c.hills(720, 130, 6, (mix(MIST, TEAL, 0.3), mix(FOAM, SAND, 0.5)), 0.5, floor=ground)
    terrace(c, -20, 330, 720, 84, [SAND, CLAY, MIST, BRICK], 0.12, 0)
    terrace(c, 1290, 1620, 724, 84, [SAND, CLAY, MIST, BRICK], 0.12, 0)
    c.rect(-10, 716, 1620, 400, (mix(SAND, OCHRE, 0.15), mix(SAND, CLAY, 0.3)))
    # the 1911 building: two gables, a long range, a bell
    wall = (mix(BRICK, CLAY, 0.45), mix(BRICK, BARK, 0.15))
    c.rect(380, 480, 860, 300, wall)
    c.shape([(360, 486), (420, 392), (1200, 392), (1260, 486)], (shade(DEEP, -0.1), DEEP))
    for x in (400, 1000):
        c.shape([(x, 780), (x, 440), (x + 110, 324), (x + 220, 440), (x + 220, 780)], wall)
        c.line([(x - 10, 448), (x + 110, 320), (x + 230, 448)], 12, SAND)
        c.ellipse(x + 110, 424, 24, 24, SAND)
        c.ellipse(x + 110, 424, 16, 16, shade(BLUE, 0.3))
        for wx in (36, 122):
            _sash(c, x + wx, 500, 62, 100)
            _sash(c, x + wx, 640, 62, 96)
    for x in range(650, 980, 84):
        _sash(c, x, 520, 54, 82)
        if x != 734 + 84:
            _sash(c, x, 648, 54, 84)
    c.shape([(792, 780), (792, 664), (830, 640), (868, 664), (868, 780)], SAND)
    c.rect(806, 676, 48, 104, (TEAL, shade(TEAL, 0.35)))
    c.rect(380, 616, 860, 9, SAND)
    c.rect(792, 320, 76, 76, (SAND, shade(SAND, 0.2)))
    c.shape([(780, 324), (830, 268), (880, 324)], DEEP)
    c.rect(808, 336, 44, 52, shade(DEEP, 0.3))
    c.blob([(818, 376), (824, 352), (836, 352), (842, 376)], OCHRE)
    # flood mark of 1978, on the left gable
    c.rect(404, 742, 212, 4, CREAM, 0.8)
    c.rect(-10, 776, 1620, 300, (mix(MIST, SAND, 0.45), mix(MIST, BLUE, 0.35)))
    for i in range(3):
        c.line([(210 + i * 300, 1067), (430 + i * 180, 800)], 5, CREAM, 0.45)
    c.ellipse(900, 925, 150, 40, CREAM, 0.16)
    for x in range(-10, 1620, 30):
        if not 700 < x < 930:
            c.line([(x, 800), (x, 748)], 4, shade(TEAL, 0.35))
    for x, end in ((-10, 700), (930, 1620)):
        c.line([(x, 758), (end, 758)], 5, shade(TEAL, 0.35))
    people = ((520, 930, 96, BRICK), (570, 934, 92, OCHRE), (690, 884, 86, TEAL),
              (735, 890, 150, DEEP), (905, 880, 90, BRICK), (1010, 950, 100, DEEP),
              (1090, 942, 96, OCHRE), (1180, 910, 92, TEAL), (330, 972, 165, shade(BRICK, 0.3)),
              (395, 976, 102, OCHRE))
    for i, (x, y, h, ink) in enumerate(people):
        c.ellipse(x + h * 0.16, y, h * 0.26, h * 0.035, DEEP, 0.3)
        figure(c, x, y, h, (ink, shade(ink, 0.25)), arms=("up", "down", "out", "down")[i % 4],
               step=0.5 if h < 120 else 0.1, skin=SKINS[i % 3])
        if h < 120:
            c.blob([(x - h * 0.15, y - h * 0.78), (x - h * 0.05, y - h * 0.8),
                    (x - h * 0.05, y - h * 0.5), (x - h * 0.17, y - h * 0.52)], shade(ink, 0.5))
    c.blob([(1330, 790), (1345, 640), (1358, 640), (1372, 790)], BARK)
    for x, y, r in ((1350, 560, 110), (1280, 610, 74), (1420, 616, 80), (1340, 480, 70)):
        c.ellipse(x, y, r, r * 0.86, (mix(TEAL, OCHRE, 0.25), shade(TEAL, 0.2)), 0.95)


def _sash(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    c.rect(x - 5, y - 6, w + 10, h + 12, SAND)
    c.rect(x, y, w, h, (mix(BLUE, FOAM, 0.35), shade(BLUE, 0.25)))
    c.shape([(x, y + h * 0.5), (x + w * 0.6, y), (x + w * 0.9, y), (x, y + h * 0.8)], CREAM, 0.16)
    for share in (0.33, 0.66):
        c.line([(x + w * share, y), (x + w * share, y + h)], 3, SAND)
    for share in (0.3, 0.6):
        c.line([(x, y + h * share), (x + w, y + h * share)], 3, SAND)


def cannery(c: Canvas) -> None:
    """The works at night with the pickets' fire before its gate."""
    ground = 790
    c.sky((0, NIGHT), (0.5, DEEP), (0.85, mix(BLUE, TEAL, 0.4)), (1, mix(TEAL, FOAM, 0.3)),
          bottom=ground)
    for _ in range(90):
        c.ellipse(c.random.uniform(0, 1600), c.random.uniform(0, 380), 1.4, 1.4, CREAM,
                  c.random.uniform(0.2, 0.8))
    c.hills(700, 90, 17, (mix(DEEP, BLUE, 0.5), mix(DEEP, TEAL, 0.5)), 0.6, floor=ground)
    # chimney, sawtooth roof, long wall
    c.shape([(1190, 600), (1204, 170), (1262, 170), (1276, 600)],
            (mix(BRICK, DEEP, 0.25), mix(BRICK, DEEP, 0.55)))
    for y in (190, 226):
        c.rect(1200, y, 66, 14, mix(SAND, DEEP, 0.35))
    wall = (mix(BRICK, DEEP, 0.3), mix(BRICK, NIGHT, 0.6))
    for x in range(180, 1160, 164):
        c.shape([(x, 560), (x, 420), (x + 164, 520), (x + 164, 560)], wall)
        c.shape([(x, 420), (x, 536), (x + 12, 536), (x + 12, 427)], mix(MIST, DEEP, 0.4))
    c.rect(180, 540, 1180, 240, wall)
    c.rect(180, 540, 1180, 10, mix(SAND, DEEP, 0.45))
    for i, x in enumerate(range(214, 1340, 94)):
        lit = i in (10, 11)
        c.rect(x, 588, 56, 74, (GOLD, OCHRE) if lit else (mix(BLUE, NIGHT, 0.5), NIGHT))
        for k in (1, 2):
            c.line([(x + 56 * k / 3, 588), (x + 56 * k / 3, 662)], 3, mix(BRICK, NIGHT, 0.5))
        c.line([(x, 624), (x + 56, 624)], 3, mix(BRICK, NIGHT, 0.5))
        c.ellipse(x + 28, 588, 28, 10, wall[0])
    c.rect(-10, 770, 1620, 300, (mix(DEEP, BARK, 0.35), NIGHT))
    # the shut gate
    for x in (560, 930):
        c.rect(x, 600, 40, 190, (mix(SAND, DEEP, 0.5), mix(SAND, NIGHT, 0.7)))
        c.ellipse(x + 20, 594, 22, 16, mix(SAND, DEEP, 0.5))
    for x in range(606, 930, 22):
        c.line([(x, 640), (x, 788)], 5, NIGHT)
    for y in (650, 740):
        c.line([(600, y), (930, y)], 7, NIGHT)
    lamp_post(c, 420, 800, 250)
    lamp_post(c, 1160, 800, 250)
    # fire in a drum, its light on the crowd
    c.glow(760, 860, 560, CLAY, 0.75)
    c.glow(760, 840, 230, GOLD, 0.8)
    crowd = ((330, 900, 196), (420, 930, 206), (505, 905, 192), (590, 945, 212), (930, 945, 208),
             (1015, 910, 196), (1100, 930, 204), (1195, 905, 192), (1290, 940, 204))
    for i, (x, y, h) in enumerate(crowd):
        near = 1 - min(1.0, abs(x - 760) / 620)
        ink = mix(shade((BRICK, TEAL, BARK, BLUE)[i % 4], 0.5), CLAY, near * 0.35)
        c.ellipse(x + (x - 760) * 0.09, y + 2, 62, 9, NIGHT, 0.5)
        figure(c, x, y, h, (ink, shade(ink, 0.6)), arms=("folded", "down", "out")[i % 3],
               hat=i % 2 == 0)
    for x, y, w, tilt in ((505, 640, 170, -0.04), (1015, 640, 176, 0.05)):
        c.line([(x, 780), (x + tilt * 160, y)], 7, shade(SAND, 0.5))
        c.shape([(x - w / 2, y - 70), (x + w / 2, y - 70 + tilt * w), (x + w / 2, y + 22 + tilt * w),
                 (x - w / 2, y + 22)], (CREAM, mix(SAND, CLAY, 0.2)))
        for k, share in enumerate((0.7, 0.5, 0.62)):
            c.rect(x - w * share / 2, y - 54 + k * 23 + tilt * w / 2, w * share, 9, shade(BRICK, 0.15))
    c.shape([(716, 930), (708, 850), (812, 850), (804, 930)], (shade(BARK, 0.1), NIGHT))
    for y in (868, 894):
        for x in (730, 752, 774):
            c.rect(x, y, 12, 14, (GOLD, CLAY))
    for dx, h, ink in ((-26, 60, CLAY), (24, 74, CLAY), (0, 104, OCHRE), (-8, 66, GOLD), (10, 44, CREAM)):
        c.blob([(760 + dx - 22, 852), (760 + dx - 20, 852 - h * 0.5), (760 + dx, 852 - h),
                (760 + dx + 22, 852 - h * 0.45), (760 + dx + 20, 852)], ink, 0.9)
    for _ in range(34):
        c.ellipse(760 + c.random.gauss(0, 50), c.random.uniform(500, 790), 2, 2, GOLD, 0.8)


def market(c: Canvas) -> None:
    """Fish Market Square in the morning: awnings, the clock, people."""
    ground = 760
    c.sky((0, mix(FOAM, BLUE, 0.35)), (0.6, mix(SAND, FOAM, 0.35)), (1, mix(CREAM, GOLD, 0.35)),
          bottom=ground)
    c.glow(300, 260, 700, GOLD, 0.35)
    c.hills(600, 120, 6, (mix(MIST, SAND, 0.4), mix(MIST, SAND, 0.6)), 0.6, floor=ground)
    terrace(c, -30, 560, 690, 190, [SAND, CLAY, BRICK, MIST], 0.05, 0)
    terrace(c, 1010, 1640, 690, 190, [CLAY, SAND, TEAL, BRICK], 0.05, 0)
    # the old tram shed: an arch of glass between two towers, a clock in the gable
    c.rect(560, 430, 450, 270, (mix(BRICK, CLAY, 0.5), mix(BRICK, CLAY, 0.2)))
    c.shape([(560, 436), (785, 316), (1010, 436)], (mix(BRICK, CLAY, 0.6), mix(BRICK, CLAY, 0.45)))
    c.line([(548, 440), (785, 312), (1022, 440)], 14, SAND)
    arch = [(785 + 170 * math.cos(a), 620 - 150 * math.sin(a))
            for a in (math.pi * k / 24 for k in range(25))]
    c.shape([(955, 700), *arch, (615, 700)], (mix(FOAM, CREAM, 0.3), mix(TEAL, FOAM, 0.4)))
    for k in range(1, 8):
        a = math.pi * k / 8
        c.line([(785, 624), (785 + 170 * math.cos(a), 620 - 150 * math.sin(a))], 4, DEEP, 0.8)
    c.line([(615, 622), (955, 622)], 6, DEEP)
    for x in range(640, 950, 48):
        c.line([(x, 622), (x, 700)], 4, DEEP, 0.8)
    c.ellipse(785, 394, 38, 38, SAND)
    c.ellipse(785, 394, 31, 31, CREAM)
    c.line([(785, 394), (785, 372)], 4, NIGHT)
    c.line([(785, 394), (800, 402)], 4, NIGHT)
    c.rect(-10, 690, 1620, 390, (mix(SAND, MIST, 0.3), mix(MIST, BLUE, 0.35)))
    for y in range(720, 1067, 34):
        for x in range(-40 + (y // 34 % 2) * 40, 1620, 80):
            c.line([(x, y), (x + 56, y)], 2, DEEP, 0.1)
    for x, y, w, ink in ((40, 870, 400, BRICK), (1130, 860, 420, TEAL), (520, 800, 300, OCHRE)):
        _stall(c, x, y, w, ink)
    walkers = ((470, 960, 190, DEEP), (880, 880, 150, BRICK), (945, 886, 144, TEAL),
               (1060, 980, 200, shade(CLAY, 0.15)), (760, 1010, 205, shade(TEAL, 0.2)),
               (690, 1012, 120, OCHRE))
    for i, (x, y, h, ink) in enumerate(walkers):
        c.ellipse(x + h * 0.2, y + 2, h * 0.3, h * 0.035, DEEP, 0.28)
        figure(c, x, y, h, (ink, shade(ink, 0.3)), step=0.5, arms=("down", "out")[i % 2],
               hat=i % 3 == 0, skin=SKINS[(i + 1) % 3])
    for x, y, s in ((470, 240, 52), (1120, 200, 60), (1180, 260, 40)):
        gull(c, x, y, s, CREAM)
    gull(c, 610, 330, 46, CREAM)


def _stall(c: Canvas, x: float, base: float, w: float, ink: tuple[int, int, int]) -> None:
    h = w * 0.55
    figure(c, x + w * 0.3, base - 4, h * 0.78, (shade(ink, 0.4), NIGHT), hat=True, skin=SKINS[0])
    figure(c, x + w * 0.66, base - 4, h * 0.74, (DEEP, NIGHT), arms="folded", skin=SKINS[1])
    for px in (0.03, 0.97):
        c.line([(x + w * px, base), (x + w * px, base - h)], 7, BARK)
    stripes = 10
    for k in range(stripes):
        a, b = x - 16 + (w + 32) * k / stripes, x - 16 + (w + 32) * (k + 1) / stripes
        ia, ib = x + 24 + (w - 48) * k / stripes, x + 24 + (w - 48) * (k + 1) / stripes
        tint = ink if k % 2 else CREAM
        c.shape([(a, base - h + 36), (ia, base - h - 26), (ib, base - h - 26), (b, base - h + 36)],
                (tint, shade(tint, 0.1)))
        c.ellipse((a + b) / 2, base - h + 36, (b - a) / 2, 13, shade(tint, 0.1))
    c.shape([(x, base - h * 0.36), (x + w, base - h * 0.36), (x + w - 8, base), (x + 8, base)],
            (mix(BARK, CLAY, 0.3), shade(BARK, 0.2)))
    c.rect(x - 6, base - h * 0.4, w + 12, h * 0.09, (CREAM, MIST))
    for k in range(13):
        fx = x + 12 + k * (w - 24) / 12.6
        tint = (MIST, FOAM, mix(MIST, DEEP, 0.3))[k % 3]
        c.blob([(fx, base - h * 0.4), (fx + 13, base - h * 0.45), (fx + 28, base - h * 0.4),
                (fx + 13, base - h * 0.375)], tint)


def stadium(c: Canvas) -> None:
    ground = 640
    c.sky((0, NIGHT), (0.6, DEEP), (0.9, mix(BLUE, TEAL, 0.35)), (1, mix(TEAL, FOAM, 0.3)),
          bottom=ground)
    for _ in range(60):
        c.ellipse(c.random.uniform(0, 1600), c.random.uniform(0, 330), 1.3, 1.3, CREAM, 0.5)
    mast(c, 1310, 560, 300, mix(DEEP, BLUE, 0.35))
    c.hills(600, 90, 27, (mix(DEEP, BLUE, 0.35), mix(DEEP, TEAL, 0.4)), 0.5, floor=ground)
    terrace(c, 1040, 1620, 580, 64, [BRICK, CLAY, SAND, TEAL], 0.62, 0.45)
    # the stand
    c.shape([(-10, 560), (-10, 396), (1010, 430), (1010, 560)], (shade(DEEP, 0.35), NIGHT))
    for row in range(6):
        for k in range(110):
            x = 6 + k * 9.2 + row % 2 * 4
            y = 470 + row * 19 + x * 0.012
            ink = c.random.choice([BRICK, TEAL, SAND, MIST, OCHRE, BRICK, TEAL, DEEP])
            c.ellipse(x, y + 8, 5.2, 6.5, shade(ink, 0.35))
            c.ellipse(x, y, 3, 3.6, shade(mix(SAND, CLAY, 0.5), 0.2))
    c.shape([(-10, 410), (-10, 356), (1070, 396), (1040, 436)], (mix(TEAL, DEEP, 0.3), shade(TEAL, 0.5)))
    for x in range(70, 1010, 156):
        c.line([(x, 404 + x * 0.03), (x, 590)], 6, shade(TEAL, 0.5))
    c.rect(-10, 584, 1620, 22, (mix(SAND, DEEP, 0.4), shade(SAND, 0.65)))
    for k, x in enumerate(range(20, 1600, 160)):
        c.rect(x, 586, 138, 18, (BRICK, TEAL, OCHRE, BLUE)[k % 4], 0.75)
    # grass in mown bands, lines in perspective
    c.rect(-10, 604, 1620, 480, (mix(TEAL, OCHRE, 0.14), shade(TEAL, 0.35)))
    for k in range(-9, 15, 2):
        c.shape([(800 + (k - 3) * 90, 604), (800 + (k - 2) * 90, 604), (800 + (k - 2) * 260, 1070),
                 (800 + (k - 3) * 260, 1070)], FOAM, 0.08)
    c.line([(-10, 622), (1610, 622)], 4, CREAM, 0.75)
    c.line([(1130, 622), (1240, 700), (1610, 700)], 4, CREAM, 0.6)
    ring = [(560 + 300 * math.cos(a), 840 + 96 * math.sin(a))
            for a in (math.tau * k / 72 for k in range(73))]
    c.line(ring, 5, CREAM, 0.5)
    c.line([(610, 622), (470, 1070)], 5, CREAM, 0.5)
    for x, y, h, ink, arms, step in (
        (700, 880, 176, BRICK, "out", 1.1), (850, 860, 168, CREAM, "up", 0.9),
        (380, 800, 140, BRICK, "down", 0.8), (1120, 780, 134, CREAM, "out", 0.7),
        (1260, 850, 160, BRICK, "up", 1.0), (200, 900, 172, CREAM, "down", 0.9),
        (980, 700, 104, BRICK, "down", 0.5), (520, 690, 100, CREAM, "down", 0.5),
    ):
        for dx in (-0.5, 0.45):
            c.ellipse(x + dx * h, y + 2, h * 0.42, h * 0.03, NIGHT, 0.28)
        figure(c, x, y, h, (ink, shade(ink, 0.3)), lean=0.12, arms=arms, step=step,
               skin=SKINS[round(x) % 3])
        c.rect(x - h * 0.09 + 0.06 * h, y - h * 0.46, h * 0.2, h * 0.13,
               shade(DEEP, 0.2) if ink == BRICK else BRICK)
    c.ellipse(782, 872, 13, 13, (CREAM, MIST))
    for x, base, h in ((110, 590, 470), (1080, 590, 430), (1530, 620, 520)):
        c.line([(x, base), (x, base - h)], 8, shade(DEEP, 0.25))
        for row in range(3):
            for k in range(5):
                c.ellipse(x - 44 + k * 22, base - h - 4 + row * 20, 7.5, 7.5, CREAM)
        c.glow(x, base - h + 16, 330, CREAM, 0.7)
        c.glow(x, base - h + 16, 110, CREAM, 0.9)
    c.haze(60, 720, mix(FOAM, CREAM, 0.5), 0, 0.13, 0.05, 0)


def skyline(c: Canvas) -> None:
    """The town at night from the water, in rain that has stopped."""
    shore = 690
    c.sky((0, NIGHT), (0.55, DEEP), (0.85, mix(BLUE, DEEP, 0.3)), (1, mix(BLUE, CLAY, 0.3)),
          bottom=shore)
    for _ in range(170):
        c.ellipse(c.random.uniform(0, 1600), c.random.uniform(0, 470), 1.4, 1.4, CREAM,
                  c.random.uniform(0.15, 0.9))
    c.glow(1240, 190, 300, MIST, 0.4)
    c.ellipse(1240, 190, 54, 54, CREAM)
    for x, y, r in ((1222, 176, 13), (1256, 206, 9), (1250, 168, 6)):
        c.ellipse(x, y, r, r, mix(CREAM, MIST, 0.3), 0.7)
    c.hills(650, 190, 11, (mix(DEEP, BLUE, 0.25), mix(DEEP, CLAY, 0.12)), 0.45, floor=shore)
    mast(c, 420, 540, 400, mix(DEEP, MIST, 0.22))
    terrace(c, -20, 1620, 600, 92, [DEEP, BLUE, TEAL], 0.25, 0.35)
    # St Brannoc's tower and the council's dome
    c.rect(842, 400, 74, 220, (shade(DEEP, 0.1), shade(DEEP, 0.45)))
    c.shape([(832, 404), (879, 250), (926, 404)], shade(DEEP, 0.35))
    c.ellipse(879, 446, 18, 18, GOLD)
    c.glow(879, 446, 90, OCHRE, 0.5)
    c.rect(1090, 480, 210, 140, (shade(DEEP, 0.05), shade(DEEP, 0.45)))
    c.blob([(1110, 484), (1124, 420), (1195, 386), (1266, 420), (1280, 484)], (mix(TEAL, DEEP, 0.4), shade(DEEP, 0.2)))
    c.line([(1195, 390), (1195, 340)], 5, mix(TEAL, DEEP, 0.4))
    for x in range(1106, 1290, 38):
        window(c, x, 520, 16, 44, True, NIGHT)
    terrace(c, -60, 1640, 660, 104, [BRICK, CLAY, SAND, TEAL, BLUE], 0.62, 0.55)
    c.rect(-10, 656, 1620, 36, (mix(NIGHT, DEEP, 0.6), NIGHT))
    for x in range(60, 1600, 190):
        lamp_post(c, x, 664, 92)
    c.mirror(shore, (mix(NIGHT, DEEP, 0.8), NIGHT), 0.9, 7, squeeze=0.75)
    c.glints(shore + 6, 1060, GOLD, 70, 0.28)
    c.glints(shore + 6, 1060, MIST, 60, 0.14)
