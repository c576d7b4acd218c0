"""A tie to the parent process: whoever starts us takes us along, even when killed."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def follow_parent(sign: signal.Signals) -> bool:
    """Have the kernel send ``sign`` to this process when its parent dies. Linux only.

    False where that cannot be had. A parent that died before this call is noticed as well.
    """
    if not sys.platform.startswith("linux"):
        return False
    before = os.getppid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_PDEATHSIG, int(sign), 0, 0, 0) != 0:
        return False
    if os.getppid() != before or before == 1:
        os.kill(os.getpid(), sign)
    return True
