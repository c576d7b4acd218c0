"""``python -m newsreel.site`` is ``newsreel``."""

from newsreel.site.command import main

main()
