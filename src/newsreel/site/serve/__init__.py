"""``newsreel serve``: one command that starts the parts of a site and watches over them.

``commands`` says how each part is started, ``Supervisor`` starts them, starts them again when they
fall, and stops them in order; ``records`` knows the processes of a run in the site's folder, so
that the next run finds what a killed one left behind.
"""

from newsreel.site.serve.child import Child
from newsreel.site.serve.records import AlreadyServedError, serving
from newsreel.site.serve.supervisor import Supervisor

__all__ = ["AlreadyServedError", "Child", "Supervisor", "serving"]
