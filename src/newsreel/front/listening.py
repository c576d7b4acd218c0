"""How a front stops taking connections while it still answers on those it has.

The listening socket is Granian's, and closing it would reset what waits in its queue. The kernel
is asked instead to drop what arrives there anew (a filter that lets nothing pass: socket(7),
SO_ATTACH_FILTER). A client that knocks in this moment knocks again a second later: on the front
that follows, or on a closed door.
"""

import ctypes
import os
import socket
import struct
import sys
from contextlib import suppress
from pathlib import Path

_SO_ATTACH_FILTER = 26
_RETURN_NOTHING = struct.pack("HBBI", 0x06, 0, 0, 0)  # BPF_RET | BPF_K, of 0 bytes


def turn_deaf() -> int:
    """Let every TCP socket on which this process listens drop new clients; how many there were.

    Linux only: elsewhere 0, and a client may be reset in the moment of the stop.
    """
    if not sys.platform.startswith("linux"):
        return 0
    program = ctypes.create_string_buffer(_RETURN_NOTHING)
    packed = struct.pack("HP", 1, ctypes.addressof(program))
    turned = 0
    for entry in list(Path("/proc/self/fd").iterdir()):
        with suppress(OSError), socket.socket(fileno=os.dup(int(entry.name))) as found:
            if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                found.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, packed)
                turned += 1
    return turned
