"""The shared libraries Qt needs on Linux, and the system packages that bring them."""

from __future__ import annotations

from bootstrap.machine import Machine, Stop

# By soname, since package names differ between releases; each has its candidates, the newest release's name first.
# Read off with objdump from the libraries and platform plugins of PySide6-Essentials 6.11.3.
LIBRARIES_FOR_QT = {
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libX11.so.6": ("libx11-6",),
    "libzstd.so.1": ("libzstd1",),
    "libz.so.1": ("zlib1g",),
}
LIBRARIES_FOR_X11 = {
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxcb.so.1": ("libxcb1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}
LIBRARIES_FOR_WAYLAND = {
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
    "libwayland-egl.so.1": ("libwayland-egl1",),
}


def missing_packages(needed: dict[str, tuple[str, ...]], machine: Machine) -> list[tuple[str, ...]]:
    """What has to come from the system, each as the candidate names of one package."""
    missing = [names for soname, names in needed.items() if not machine.loads(soname)]
    can_make_venv = machine.has_module("ensurepip") and machine.has_module("venv")
    if machine.platform.startswith("linux") and not can_make_venv and not machine.which("uv"):
        missing.insert(0, ("python3-venv",))
    return list(dict.fromkeys(missing))


def provide_packages(missing: list[tuple[str, ...]], machine: Machine) -> None:
    """Install system packages where that needs no password; else stop with the one line that does it."""
    if not missing:
        return
    if not machine.which("apt-get"):
        names = ", ".join(names[-1] for names in missing)
        raise Stop(
            "Some system packages are missing, and this system has no apt-get to install them. "
            f"Debian calls them: {names}"
        )
    as_root = root_prefix(machine)
    if as_root is None:
        line = f"apt-get install -y --no-install-recommends {' '.join(choose(missing, machine))}"
        how = f"sudo {line}" if machine.which("sudo") else f'su -c "{line}"'
        raise Stop(f"Some system packages are missing. Please type this once, then start again:\n{how}")
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=60"]
    if not all(any(is_known(name, machine) for name in names) for names in missing):
        machine.say("Fetching the list of system packages: apt-get update")
        machine.call_showing_failure([*apt, "update"])
    packages = choose(missing, machine)
    machine.say(f"Installing system packages: apt-get install {' '.join(packages)}")
    install = [*apt, "-o", "Dpkg::Use-Pty=0", "install", "-y", "--no-install-recommends", *packages]
    if machine.call_showing_failure(install) == 0:
        return
    # The lists may be older than the archive, which no longer has the versions they name.
    machine.say("That did not work; once more with a fresh list of packages: apt-get update")
    machine.call_showing_failure([*apt, "update"])
    if machine.call_showing_failure(install) != 0:
        raise Stop(f"The system packages could not be installed (see above): {' '.join(packages)}")


def root_prefix(machine: Machine) -> list[str] | None:
    """The words to put before a command that needs root: none for root, sudo where it asks nothing, else None."""
    if machine.is_root:
        return []
    return ["sudo", "-n"] if machine.which("sudo") and machine.quietly(["sudo", "-n", "true"]) else None


def is_known(name: str, machine: Machine) -> bool:
    """Whether apt has a package of this name."""
    return machine.quietly(["apt-cache", "show", "--no-all-versions", name])


def choose(missing: list[tuple[str, ...]], machine: Machine) -> list[str]:
    """For each package the first name this release knows; the oldest name where apt cannot tell."""
    return [next((name for name in names if is_known(name, machine)), names[-1]) for names in missing]
