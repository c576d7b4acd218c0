"""A small paper for one test: ``python -m tests.site.serve.paper FOLDER PORT`` serves its plates
and a desk that is a plain WSGI program, under the real supervisor."""

import dataclasses
import sys
from pathlib import Path

from newsreel.front.config import FrontConfig
from newsreel.front.server import PortTakenError, claim_port
from newsreel.site.serve import Child, Supervisor, commands
from newsreel.site.serve.sockets import socket_place


def main(folder: Path, port: int) -> int:
    run = folder / "run"
    run.mkdir(exist_ok=True)
    ready, socket = run / "front.ready", socket_place(run, "desk.sock")
    config = FrontConfig(
        plates=str(folder / "plates.db"),
        port=port,
        desk=str(socket),
        ready=str(ready),
        share_port=True,
        drain=0.3,
    )
    (run / "front.config").write_text(config.to_json())
    desk = commands.desk(socket)
    argv = tuple(word.replace("newsreel.site.wsgi", "tests.front.upstream") for word in desk.argv)
    children: list[Child] = [
        dataclasses.replace(desk, argv=argv),
        commands.front(run / "front.config", ready),
    ]
    supervisor = Supervisor(
        children,
        run,
        lambda name, line: print(f"{name}: {line}", flush=True),
        lambda name: print(f"{name} is ready", flush=True),
        lambda: claim_port("127.0.0.1", port),
    )
    try:
        return supervisor.run()
    except PortTakenError as error:
        print(error, flush=True)
        return commands.PORT_TAKEN


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
