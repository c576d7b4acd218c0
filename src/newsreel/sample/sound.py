"""The station's hour signal, made by code: `python -m newsreel.sample.sound FILE.mp3`.

Four notes that climb, a soft chord under them, and a bell at the end; twelve seconds. The tones
are computed here; FFmpeg, found on the path, only encodes them.
"""

import math
import struct
import subprocess
import sys
import tempfile
import wave
from collections.abc import Iterator
from pathlib import Path

RATE = 44_100
SECONDS = 12.0
NOTES = ((0.3, 293.66), (1.7, 369.99), (2.9, 440.00), (3.9, 587.33))  # D F♯ A D
CHORD = (146.83, 220.00, 293.66, 329.63)
BELL_AT, BELL = 5.2, 587.33
BELL_PARTIALS = ((0.5, 0.35, 4.5), (1.0, 0.6, 3.4), (1.19, 0.35, 2.8), (1.5, 0.25, 2.2),
                 (2.0, 0.45, 1.9), (2.74, 0.2, 1.1), (3.76, 0.12, 0.7))  # fmt: skip
"""Of a church bell: hum, prime, tierce, quint, nominal…: ratio, strength, seconds to die away."""


def sample_at(time: float) -> tuple[float, float]:
    """Left and right at `time` seconds, each within ±1."""
    left = right = 0.0
    swell = min(1.0, time / 2.5) * max(0.0, min(1.0, (SECONDS - time) / 4.0))
    for voice, pitch in enumerate(CHORD):
        turn = math.tau * pitch * time
        tone = (math.sin(turn) + math.sin(turn * 1.003 + voice)) * 0.03 * swell
        side = 0.5 + 0.3 * math.sin(voice * 1.9)
        left += tone * (1 - side)
        right += tone * side
    for place, (start, pitch) in enumerate(NOTES):
        age = time - start
        if age > 0:
            loud = min(1.0, age / 0.012) * math.exp(-age / 1.25)
            tone = sum(
                math.sin(math.tau * pitch * k * age) * math.exp(-age * k * 0.7) / k**1.7
                for k in (1, 2, 3, 4, 6)
            )
            side = 0.36 + 0.09 * place
            left += 0.21 * loud * tone * (1 - side) * 2
            right += 0.21 * loud * tone * side * 2
    age = time - BELL_AT
    if age > 0:
        tone = sum(
            math.sin(math.tau * BELL * ratio * age) * strength * math.exp(-age / (last * 0.8))
            for ratio, strength, last in BELL_PARTIALS
        )
        struck = min(1.0, age / 0.004) * max(0.0, min(1.0, (SECONDS - time) / 1.5))
        left += 0.2 * struck * tone
        right += 0.2 * struck * tone
    return math.tanh(left * 2), math.tanh(right * 2)


def frames() -> Iterator[bytes]:
    """16-bit stereo frames of the whole signal."""
    for index in range(int(RATE * SECONDS)):
        left, right = sample_at(index / RATE)
        yield struct.pack("<hh", round(left * 30_000), round(right * 30_000))


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "signal.wav"
        with wave.open(str(plain), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(b"".join(frames()))
        command = ["ffmpeg", "-v", "error", "-y", "-i", str(plain), "-map_metadata", "-1",
                   "-c:a", "libmp3lame", "-b:a", "96k", "-f", "mp3", arguments[0]]  # fmt: skip
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
