"""``python -m newsreel.site.serve.tied PROGRAM ARGUMENT…``: becomes the program, tied to us.

When ``serve`` is killed outright, the kernel ends the program with SIGTERM. The tie survives exec
(prctl(2), PR_SET_PDEATHSIG), which is why it is made here and not after a fork in a process with
threads.
"""

import os
import signal
import sys

from newsreel.front.tether import follow_parent

if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python -m newsreel.site.serve.tied PROGRAM [ARGUMENT…]")
    follow_parent(signal.SIGTERM)
    os.execvp(sys.argv[1], sys.argv[1:])
