"""The two commands from nothing: what the doctor says, when packages are made ready again, and what the lists promise.

The scripts run in a folder of their own, on a machine of which only the programs in ``bin`` exist.
"""

from __future__ import annotations

import importlib.metadata
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from common import ROOT
from packaging.specifiers import SpecifierSet

import lock

pytestmark = pytest.mark.whole

BASICS = "sh cat cksum dirname echo env head id mkdir rm sed tail true"
ALL = {
    "git": "exit 0", "chromium": "echo Chromium 1", "firefox": "exit 0", "WebKitWebDriver": "exit 0", "Xvfb": "exit 0", "java": "echo openjdk 17", "hunspell": "exit 0", "msgfmt": "exit 0",
    "make": "exit 0",
}  # fmt: skip


class Machine:
    """A folder with our scripts and a machine that has what a test gives it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.bin = folder / "réseau, a copy", folder / "bin"
        (self.folder / "scripts").mkdir(parents=True)
        self.bin.mkdir()
        for script in ("doctor.sh", "setup.sh"):
            shutil.copy(ROOT / "scripts" / script, self.folder / "scripts")
        for name in ("requirements.txt", "requirements-test.txt"):
            (self.folder / name).write_text(f"# {name}\n", encoding="utf-8")
        for name in BASICS.split():
            (self.bin / name).symlink_to(shutil.which(name) or f"/bin/{name}")
        self.give(id="echo 1000")

    def give(self, **programs: str) -> None:
        """Programs of this machine, each a line of shell; a line that is empty takes it away."""
        for name, line in programs.items():
            file = self.bin / name.replace("_", "-").replace("python3-", "python3.")
            file.unlink(missing_ok=True)
            if line:
                file.write_text(f"#!{shutil.which('sh')}\n{line}\n", encoding="utf-8")
                file.chmod(0o755)

    def python(self, name: str = "python3", version: str = "") -> None:
        """A Python that works, or only tells a version: as the scripts ask for it."""
        told = version and f"""case "$*" in *version_info*print*|*print*version_info*) echo {version};; esac; exit 1"""
        self.give(**{name: told or f'exec "{sys.executable}" "$@"'})

    def run(self, script: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts, from another folder."""
        return subprocess.run(
            [self.bin / "sh", self.folder / "scripts" / script, *words], cwd=self.bin, capture_output=True, check=False,
            env={"PATH": str(self.bin), "LC_ALL": "C", **environment}, encoding="utf-8",
        )  # fmt: skip

    def doctor(self, *words: str, **environment: str) -> tuple[int, str, str]:
        """Exit status, Python, and what the doctor says."""
        done = self.run("doctor.sh", *words, **environment)
        return done.returncode, done.stdout.strip(), done.stderr

    def venv(self, place: str = "", minor: str = "") -> Path:
        """A folder of packages as setup.sh leaves it."""
        python = self.folder / ".venv/bin/python"
        python.parent.mkdir(parents=True, exist_ok=True)
        python.unlink(missing_ok=True)
        python.write_text(f'#!{self.bin / "sh"}\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
        python.chmod(0o755)
        minor = minor or f"{sys.version_info[0]}.{sys.version_info[1]}"
        (self.folder / ".venv/place").write_text(f"{place or self.folder} {minor}\n", encoding="utf-8")
        return python


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which nothing of ours was ever run."""
    return Machine(tmp_path.resolve())


# -- the doctor ------------------------------------------------------------------------------


def test_is_quiet_where_nothing_is_missing(machine: Machine) -> None:
    machine.python()
    machine.give(**ALL)
    assert machine.doctor("site") == (0, "python3", "")
    assert machine.doctor("test") == (0, "python3", "")
    status, python, said = machine.doctor()
    assert (status, python, said.count("nothing is missing")) == (0, "", 3)


def test_names_all_that_is_missing_at_once(machine: Machine) -> None:
    machine.give(apt_get="exit 1", sudo="exit 1")
    status, python, said = machine.doctor("test")
    assert (status, python) == (1, "")
    for word in (
        "Python 3.11.2 to 3.14",
        "git, which",
        "Chromium",
        "Firefox",
        "WebKitGTK",
        "Java",
        "hunspell",
        "hunspell-nl",
        "gettext",
    ):
        assert word in said
    assert said.count("apt-get install") == 1
    line = next(line for line in said.splitlines() if "apt-get install" in line)
    assert line.startswith(
        "To install it: sudo apt-get install --no-install-recommends python3-venv git chromium-headless-shell "
    )


def test_a_verb_asks_for_no_more_than_it_uses(machine: Machine) -> None:
    machine.python()
    for verb in (
        "site",
        "serve",
        "check",
        "quick",
        "proposals",
        "translations",
        "glossary",
        "search",
        "pofilter",
        "schemas",
        "map",
        "identity",
        "vendor",
        "lock",
    ):
        assert machine.doctor(verb) == (0, "python3", ""), verb
    status, _, said = machine.doctor("screenshots")
    assert status == 1 and "Chromium" in said and "Java" not in said
    assert "make quick" in machine.doctor("test")[2]


@pytest.mark.parametrize(
    ("programs", "sentence"),
    [
        ({"apt_get": "exit 1"}, "You have no right to install here; an administrator must run: apt-get install"),
        (
            {"dnf": "exit 1", "sudo": "exit 1"},
            "To install it: sudo dnf install python3 git chromium firefox /usr/bin/WebKitWebDriver /usr/bin/Xvfb java",
        ),
        ({"dnf": "exit 1", "id": "echo 0"}, "To install it: dnf install python3 git chromium firefox "),
        (
            {"brew": "exit 1"},
            "To install it: brew install python@3.13 git chromium firefox openjdk hunspell gettext",
        ),
        ({}, "This machine has none of apt, dnf and brew"),
    ],
)
def test_says_how_to_install(machine: Machine, programs: dict[str, str], sentence: str) -> None:
    machine.give(**programs)
    status, _, said = machine.doctor("test")
    assert status == 1 and sentence in said


@pytest.mark.parametrize("who", ["root", "sudo without a password"])
def test_installs_with_apt_where_nobody_need_be_asked(machine: Machine, who: str) -> None:
    """By name, without questions; then it looks again."""
    machine.python()
    hunspell = (
        f'printf "#!/bin/sh\\n" > "{machine.bin}/hunspell"; "{shutil.which("chmod")}" 755 "{machine.bin}/hunspell"'
    )
    machine.give(**{k: v for k, v in ALL.items() if k != "hunspell"})
    machine.give(
        apt_get=f'echo "$DEBIAN_FRONTEND $*" >> "{machine.folder}/asked"\ncase "$*" in *install*) {hunspell};; esac'
    )
    machine.give(**({"id": "echo 0"} if who == "root" else {"sudo": '[ "$1" = -n ] && shift && exec "$@"'}))
    status, python, said = machine.doctor("test")
    assert (status, python) == (0, "python3"), said
    asked = (machine.folder / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[0] == "noninteractive update -qq"
    assert asked[1].startswith("noninteractive install -y -qq")
    assert asked[1].endswith(" hunspell hunspell-en-gb hunspell-fr hunspell-es hunspell-nl")
    assert said == "Installing with apt: hunspell hunspell-en-gb hunspell-fr hunspell-es hunspell-nl\n"


def test_apt_that_fails_is_quoted(machine: Machine) -> None:
    machine.give(apt_get="echo E: no such package; exit 100", id="echo 0")
    status, _, said = machine.doctor("site")
    assert status == 1 and "E: no such package" in said and "build/apt.log" in said and "Python 3.11.2" in said


def test_make_doctor_installs_nothing(machine: Machine) -> None:
    machine.give(apt_get=f'echo "$*" > "{machine.folder}/asked"', id="echo 0")
    assert machine.doctor()[0] == 1
    assert not (machine.folder / "asked").exists()


def test_the_doctor_knows_every_browser_that_the_tests_can_use() -> None:
    doctor = (ROOT / "scripts/doctor.sh").read_text(encoding="utf-8")
    for file, table, asked in (("conftest", "CHROMIUMS", "has_chromium"), ("engines", "FIREFOXES", "has_firefox")):
        tests = (
            (ROOT / f"tests/site/{file}.py").read_text(encoding="utf-8").partition(f"{table} = (")[2].partition(")")[0]
        )
        known = doctor.partition(f"{asked}() {{")[2].partition("do")[0]
        names = re.findall(r'"([^"]+)"', tests)
        assert names and [name for name in names if name not in known] == []


# -- which Python ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["python3", "python3_14", "python3_13", "python3_12", "python3_11", "python"])
def test_finds_a_python_of_any_name(machine: Machine, name: str) -> None:
    machine.python("python3", version="3.9.2")
    machine.python(name)
    assert machine.doctor("site") == (0, name.replace("_", "."), "")


def test_says_which_python_is_too_old(machine: Machine) -> None:
    machine.python("python3", version="3.9.2")
    assert "Python 3.11.2 to 3.14 with its module venv; python3 is 3.9.2" in machine.doctor("site")[2]


def test_a_python_without_venv_names_its_package(machine: Machine) -> None:
    machine.give(python3=f'case "$*" in *ensurepip*) exit 1;; esac\nexec "{sys.executable}" "$@"', apt_get="exit 1")
    said = machine.doctor("site")[2]
    assert "the module venv of python3" in said and "apt-get install --no-install-recommends python3-venv" in said


def test_a_named_python_is_the_only_one(machine: Machine) -> None:
    machine.python()
    machine.python("python3_10", version="3.10.4")
    status, _, said = machine.doctor("site", PYTHON="python3.10")
    assert status == 1 and "which PYTHON=python3.10 is not" in said
    assert machine.doctor("site", PYTHON=str(machine.bin / "python3"))[:2] == (0, str(machine.bin / "python3"))


# -- the folder of packages --------------------------------------------------------------------


def test_a_folder_of_packages_is_kept(machine: Machine) -> None:
    machine.venv()
    assert machine.doctor("site") == (0, ".venv/bin/python", "")


@pytest.mark.parametrize(
    "why", ["moved or copied", "Python was replaced", "dead", "of other hands", "another is named"]
)
def test_a_folder_of_packages_is_made_again(machine: Machine, why: str) -> None:
    machine.python()
    python = machine.venv(*{"moved or copied": ("/elsewhere",), "Python was replaced": ("", "3.10")}.get(why, ()))
    environment = {}
    if why == "dead":
        python.unlink()
        python.symlink_to("/nowhere/python3")
    elif why == "of other hands":
        (machine.folder / ".venv/place").unlink()
    elif why == "another is named":
        machine.give(python3_12=f'case "$*" in *print*) echo 3.99;; *) exec "{sys.executable}" "$@";; esac')
        environment = {"PYTHON": "python3.12"}
    assert machine.doctor("site", **environment) == (0, environment.get("PYTHON", "python3"), "")


def test_installs_once_and_again_when_the_list_changes(machine: Machine) -> None:
    python = machine.venv()
    asked = machine.folder / "asked"
    python.write_text(
        f'#!{machine.bin / "sh"}\ncase "$*" in *pip*) echo "$*" >> asked;; *) exec "{sys.executable}" "$@";; esac\n',
        encoding="utf-8",
    )

    def installs(verb: str) -> str:
        asked.unlink(missing_ok=True)
        done = machine.run("setup.sh", verb)
        assert (done.returncode, done.stderr) == (0, "")
        assert bool(done.stdout) == asked.exists(), "a word where there is something to wait for, and only there"
        return asked.read_text(encoding="utf-8").split()[-1] if asked.exists() else ""

    assert [installs("site"), installs("site"), installs("quick"), installs("site")] == [
        "requirements.txt", "", "requirements-test.txt", "",
    ]  # fmt: skip
    (machine.folder / "requirements.txt").touch()
    assert installs("site") == ""
    (machine.folder / "requirements.txt").write_text("# another\n", encoding="utf-8")
    assert [installs("site"), installs("quick")] == ["requirements.txt", ""]


def test_says_so_when_packages_cannot_be_had(machine: Machine) -> None:
    python = machine.venv()
    python.write_text(
        f'#!{machine.bin / "sh"}\ncase "$*" in *pip*) exit 1;; *) exec "{sys.executable}" "$@";; esac\n',
        encoding="utf-8",
    )
    done = machine.run("setup.sh", "site")
    assert done.returncode == 1 and "could not be installed" in done.stderr
    assert not list((machine.folder / ".venv").glob("*.done"))


# -- the lists of packages ---------------------------------------------------------------------


def pins(name: str) -> dict[str, str]:
    """Each package of a list with its version."""
    return dict(
        re.findall(r"(?m)^([\w.-]+)(?:\[[\w,-]+\])?==([^\s;]+)", (ROOT / f"{name}.txt").read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize("name", lock.LISTS)
def test_every_package_runs_on_the_lowest_and_the_highest_python(name: str) -> None:
    """As each says itself; where it is not installed, because of another kind of Python, it does not matter."""
    wrong = []
    for package, version in pins(name).items():
        try:
            said = importlib.metadata.distribution(package)
        except importlib.metadata.PackageNotFoundError:
            continue
        assert said.version == version, "not installed as listed; run: make quick"
        needs = SpecifierSet(said.metadata.get("Requires-Python", ""))
        wrong += [f"{package} {version} needs {needs}" for p in (lock.LOWEST, lock.HIGHEST) if not needs.contains(p)]
    assert wrong == []


def test_the_list_of_the_tests_holds_that_of_the_site() -> None:
    assert pins("requirements").items() <= pins("requirements-test").items()
    assert len(pins("requirements")) > 20


@pytest.mark.parametrize("name", lock.LISTS)
def test_a_list_has_hashes_and_no_place(name: str) -> None:
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text
    assert all("--hash=sha256:" in part for part in re.split(r"(?m)^(?=[\w.-]+==)", text)[1:])


class Uv:
    """Stands in for uv: remembers how it was called, and finds a fault where these words are among what it is told."""

    def __init__(self, *wrong: str) -> None:
        self.wrong, self.calls = set(wrong), list[tuple[str, ...]]()

    def __call__(self, *words: str) -> subprocess.CompletedProcess[str]:
        self.calls.append(words)
        bad = bool(self.wrong) and self.wrong <= set(words)
        return subprocess.CompletedProcess(words, int(bad), stdout="", stderr="it says why" if bad else "a warning")

    def told(self, verb: str) -> list[tuple[str, ...]]:
        """The calls of one verb of uv."""
        return [words for words in self.calls if verb in words]


def test_every_list_is_written_then_tried_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    uv = Uv()
    monkeypatch.setattr(lock, "uv", uv)
    assert lock.main(["--upgrade"]) == 0
    assert [words[2] for words in uv.told("compile")] == [f"{name}.in" for name in lock.LISTS]
    assert all("--upgrade" in words and "--generate-hashes" in words for words in uv.told("compile"))
    tried = {tuple(words[words.index(f"--{o}") + 1] for o in ("requirements", "python-version", "python-platform"))
             for words in uv.told("install")}  # fmt: skip
    assert tried == {(f"{name}.txt", p, m) for name in lock.LISTS for p in lock.PYTHONS for m in lock.MACHINES}
    assert all({"--dry-run", "--require-hashes", ":all:"} <= set(words) for words in uv.told("install"))


def test_a_trial_writes_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    uv = Uv()
    monkeypatch.setattr(lock, "uv", uv)
    assert lock.main(["--try"]) == 0 and uv.told("compile") == [] and uv.told("install") != []


def test_a_list_that_cannot_be_had_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    uv = Uv("compile", "requirements-test.in")
    monkeypatch.setattr(lock, "uv", uv)
    assert lock.main([]) == 1 and uv.told("install") == []
    assert capsys.readouterr().err == "requirements-test.in cannot be resolved:\nit says why\n"
    monkeypatch.setattr(lock, "uv", Uv("install", lock.HIGHEST, lock.MACHINES[2]))
    assert lock.main([]) == 1
    said = capsys.readouterr().err
    assert said == f"requirements.txt does not install on Python {lock.HIGHEST}, {lock.MACHINES[2]}:\nit says why\n"


def test_uv_trusts_whom_pip_trusts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, str]] = []
    monkeypatch.setattr(lock.subprocess, "run", lambda *_, env, **__: asked.append(env))
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("PIP_CERT", "/ours.pem")
    lock.uv("pip")
    monkeypatch.delenv("PIP_CERT")
    lock.uv("pip")
    assert [env.get("SSL_CERT_FILE") for env in asked] == ["/ours.pem", None]


@pytest.mark.whole
@pytest.mark.parametrize("python", [lock.LOWEST, lock.HIGHEST])
def test_the_lists_install_on(python: str) -> None:
    """Resolved for that Python, from ready-made packages, as pip would."""
    machine = f"{platform.machine()}-manylinux_2_28"
    wrong = lock.attempt("requirements-test", python, machine if machine in lock.MACHINES else lock.MACHINES[0])
    if re.search("error sending request|Failed to fetch|Could not connect|dns error", wrong):
        pytest.skip("the registry of packages cannot be reached")
    assert wrong == ""
