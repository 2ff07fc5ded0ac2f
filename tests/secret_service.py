"""A keyring of its own: the real Secret Service of GNOME on a session bus nobody else uses."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_PACKAGES = {"dbus-daemon": "dbus-daemon", "gnome-keyring-daemon": "gnome-keyring"}
_NAME = "org.freedesktop.secrets"
_SERVICE = DBusAddress("/org/freedesktop/secrets", _NAME, "org.freedesktop.Secret.Service")
_PROMPTER = "org.gnome.keyring.SystemPrompter"
"""Program that asks people for passwords on behalf of the keyring."""
_STARTS_WITHIN = 30.0
# Without folders of services: what could ask a person for a password is never started.
_BUS = """<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"""


@dataclass(frozen=True)
class SecretService:
    """A running keyring."""

    address: str
    """Of its bus."""
    folder: Path
    """Its home, with the file it keeps secrets in."""

    def items(self) -> dict[str, str]:
        """Return what trackman keeps in it, by user name; asked without the keyring library."""
        import secretstorage

        with closing(open_dbus_connection(self.address)) as bus:
            found = secretstorage.get_default_collection(bus).search_items({"service": "trackman"})
            return {item.get_attributes()["username"]: item.get_secret().decode() for item in found}

    def empty(self) -> None:
        """Take everything out of it."""
        import secretstorage

        with closing(open_dbus_connection(self.address)) as bus:
            for item in list(secretstorage.get_default_collection(bus).get_all_items()):
                item.delete()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let it take questions and answer none until this is left."""
        with closing(open_dbus_connection(self.address)) as bus:
            (pid,) = bus.send_and_get_reply(message_bus.GetConnectionUnixProcessID(_NAME)).body
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Lock it, and let it wait for a person to type its password until this is left."""
        self.lock()
        with closing(open_dbus_connection(self.address)) as bus:
            bus.send_and_get_reply(message_bus.RequestName(_PROMPTER))
            yield

    def lock(self) -> None:
        """Lock it; nobody answers when it asks to be unlocked."""
        import secretstorage

        with closing(open_dbus_connection(self.address)) as bus:
            secretstorage.get_default_collection(bus).lock()


@contextmanager
def running_secret_service() -> Iterator[SecretService]:
    """Run a keyring that is unlocked and empty."""
    for program, package in _PACKAGES.items():
        if shutil.which(program) is None:
            pytest.fail(f"{program} is missing: install the package {package}.", pytrace=False)
    with ExitStack() as ending:
        # Sockets lie in it, and their paths must be short.
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="keyring-")))
        variables = {name: str(folder) for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME")}
        variables |= {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        variables["DBUS_SESSION_BUS_ADDRESS"] = ending.enter_context(_bus(folder, variables))
        ending.enter_context(keyring_daemon(variables))
        yield SecretService(variables["DBUS_SESSION_BUS_ADDRESS"], folder)


@contextmanager
def silent_secret_service() -> Iterator[str]:
    """Run a keyring that takes every question and answers none; yield the address of its bus."""
    with ExitStack() as ending:
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="keyring-")))
        address = ending.enter_context(_bus(folder, {"PATH": os.environ["PATH"]}))
        with closing(open_dbus_connection(address)) as bus:
            bus.send_and_get_reply(message_bus.RequestName(_NAME))
            yield address


@contextmanager
def _bus(folder: Path, variables: Mapping[str, str]) -> Iterator[str]:
    (folder / "bus.conf").write_text(_BUS.format(folder=folder))
    command = ["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--print-address=1"]
    with _daemon(command, variables, stdout=subprocess.PIPE) as daemon:
        assert daemon.stdout is not None
        with daemon.stdout as answer:
            address = answer.readline().decode().strip()
        assert address, "dbus-daemon did not start"
        yield address


@contextmanager
def keyring_daemon(variables: Mapping[str, str]) -> Iterator[None]:
    """Run an unlocked keyring on the session bus that an environment names, until it is closed."""
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with closing(open_dbus_connection(variables["DBUS_SESSION_BUS_ADDRESS"])) as bus:
        rule = MatchRule(type="signal", member="NameOwnerChanged")
        rule.add_arg_condition(0, _NAME)
        bus.send_and_get_reply(message_bus.AddMatch(rule))
        with (
            bus.filter(rule) as appeared,
            _daemon(command, variables, stdin=subprocess.PIPE) as daemon,
        ):
            assert daemon.stdin is not None
            daemon.stdin.write(b"the password of the keyring itself")
            daemon.stdin.close()
            bus.recv_until_filtered(appeared, timeout=_STARTS_WITHIN)
            _wait_for_the_default(bus)
            yield


def _wait_for_the_default(bus: DBusConnection) -> None:
    """Ask until there is a keyring to write to; each question waits for its answer."""
    for _ in range(1000):
        ask = new_method_call(_SERVICE, "ReadAlias", "s", ("default",))
        if bus.send_and_get_reply(ask).body[0] != "/":
            return
    pytest.fail("gnome-keyring-daemon has no default keyring", pytrace=False)


@contextmanager
def _daemon(
    command: list[str], variables: Mapping[str, str], **streams: int
) -> Iterator[subprocess.Popen[bytes]]:
    quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    with subprocess.Popen(command, env=dict(variables), **{**quiet, **streams}) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            process.kill()
