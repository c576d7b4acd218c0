"""The ``newsreel`` command: each subcommand a file of ``commands/``, loaded when it is called."""

import os
import sys
from importlib import import_module
from pathlib import Path

import click

# In the order of a newcomer's day; those after the gap are parts that `serve` starts.
COMMANDS = ("serve", "sample", "import", "comments", "statements", "check", "bake", "why",
            "status", "reload", "user", "backup", "restore")  # fmt: skip
PARTS = ("press", "clerk")
_FILES = {"import": "import_"}


class _Lazy(click.Group):
    def list_commands(self, context: click.Context) -> list[str]:
        return [*COMMANDS, *PARTS]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in (*COMMANDS, *PARTS):
            return None
        module = import_module(f"newsreel.site.commands.{_FILES.get(name, name)}")
        found = module.command
        assert isinstance(found, click.Command)
        return found


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="newsreel")
def newsreel() -> None:
    """The whole news site of an independent broadcaster: desk, pages, channel, archive."""


SITE = click.option(
    "--site",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=lambda: Path(os.environ.get("NEWSREEL_SITE", "site")),
    show_default="site",
    help="The site's folder.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="For programs: JSON, no colours.")


def main() -> None:
    """What the console script runs. Expected errors are one sentence and status 1."""
    from newsreel.site.configuration import ConfigurationError
    from newsreel.site.opening import SiteError
    from newsreel.site.troubles import sentence

    try:
        newsreel.main(standalone_mode=False)
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (ConfigurationError, SiteError) as error:
        click.echo(f"newsreel: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        said = sentence(error)
        if said is None:
            raise
        click.echo(f"newsreel: {said}", err=True)
        sys.exit(1)
