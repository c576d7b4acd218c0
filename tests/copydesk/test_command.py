"""``newsreel statements`` and ``check``: files in, lines out, a sentence for what is no text."""

import json
import subprocess
import sys
from pathlib import Path

TEXT = "\ufeffÁrea 9\r\n\r\n“We pay twice,” said Ada Pike, the mayor, on Monday.\r\n"


def run(*arguments: str | Path, command: str = "statements") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newsreel.site", command, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_each_file_is_one_object_with_offsets_of_its_characters(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode())
    done = run(file, "--json", "--date", "2024-05-08")
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    (said,) = json.loads(line)["statements"]
    assert json.loads(line)["source"] == str(file)
    assert list(said) == [
        "text", "start", "end", "kind", "speaker", "mention", "role", "verb", "medium",
        "paragraph", "date",
    ]  # fmt: skip
    assert TEXT[said["start"] : said["end"]] == said["text"] == "We pay twice,"
    assert (said["paragraph"], said["date"]) == (1, "2024-05-06")


def test_bad_files_are_named_one_by_one_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("“Yes,” said Ada Pike.")
    (tmp_path / "latin.txt").write_bytes("Área".encode("latin-1"))
    (tmp_path / "zero.txt").write_bytes(b"a\0b")
    done = run(tmp_path, tmp_path / "none.txt", "--json")
    assert done.returncode == 1
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [
        str(tmp_path / "good.txt")
    ]
    assert done.stderr.splitlines() == [
        f"newsreel: {tmp_path}/latin.txt is not in UTF-8 (byte 0): save it as UTF-8",
        f"newsreel: {tmp_path}/zero.txt is no plain text file: it holds zero bytes",
        f"newsreel: cannot read {tmp_path}/none.txt: No such file or directory",
    ]


def test_for_people_it_says_who_and_to_whom(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("“Yes,” Ada Pike told Radio Nine.")
    assert run(file).stdout == f"{file}: 1 statements\n     0  Ada Pike (Radio Nine): Yes,\n"


FAULTY = "The U.S. paid.\nThe U.S. pays, but the US waits for the the bill.\nIt is “late, she said."


def test_check_names_line_rule_and_fault_and_an_error_is_status_1(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(FAULTY)
    done = run(file, command="check")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{file}:2: warning CD106: “US” here, “U.S.” elsewhere in the text.",
        f"{file}:2: warning CD101: “the” stands twice.",
        f"{file}:3: error CD102: This quotation is not closed.",
    ]
    file.write_text("The wall is safe.")
    done = run(file, command="check")
    assert (done.returncode, done.stdout) == (0, f"{file}: nothing found\n")


def test_check_writes_json_and_sarif_with_places_and_fixes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(FAULTY)
    (line,) = run(file, "--format", "json", command="check").stdout.splitlines()
    first = json.loads(line)["findings"][0]
    assert FAULTY[first["start"] : first["end"]] == "US"
    assert first["fix"] == {"start": first["start"], "end": first["end"], "text": "U.S."}
    found = json.loads(run(file, "--format", "sarif", command="check").stdout)
    (ran,) = found["runs"]
    known = {rule["id"] for rule in ran["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in ran["results"]} <= known
    doubled = next(r for r in ran["results"] if r["ruleId"] == "CD101")
    region = doubled["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["charLength"]) == (2, len("the the"))


def test_check_says_that_a_folder_holds_no_text(tmp_path: Path) -> None:
    done = run(tmp_path, command="check")
    assert (done.returncode, "no .txt file" in done.stderr) == (1, True)
