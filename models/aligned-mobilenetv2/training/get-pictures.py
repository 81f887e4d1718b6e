#!/usr/bin/env python3
"""Fetches the pictures of more-pictures.tsv from the repositories that hold them and cuts out what the training saw.

Each row names a file of a public repository (its number in more-sources.tsv), its SHA-256, and its rectangles that the
training saw, as x,y,width,height (five of them reach outside the picture; the outside is black). The script needs git, and
Pillow 11 or later, which also decoded the pictures for the training. It fetches only the commits that the rows name, without
history, and of them only the files that it needs.

    python3 get-pictures.py --output ./more
    python3 get-pictures.py --output ./more --run 12 --remote '/srv/mirror/{}.git'

writes ./more/<run>/0_real/<set>/ and 1_fake/<set>/, lossless WebP (the files themselves for --run calibration), and a manifest.tsv for each run; train.ps1 takes the
folder as -MorePath. If a file is gone or changed, the script names it on standard error and ends with exit code 1.
"""
import argparse
import collections
import csv
import hashlib
import io
import os
import pathlib
import subprocess
import sys

from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
LABELS = ("0_real", "1_fake")


def rows(name):
    with open(HERE / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def git(*arguments, input=None):
    return subprocess.run(["git", *arguments], check=True, capture_output=True, input=input).stdout


def repository(source, files, folder, remote):
    """The git directory that holds these files of a source: a folder of this machine as it is, else what is fetched of it."""
    url = remote.format(source["repo"])
    if os.path.isdir(url):
        return url
    directory = folder / source["repo"].replace("/", "+")
    if not directory.exists():
        git("init", "--quiet", "--bare", str(directory))
        git("--git-dir", str(directory), "remote", "add", "origin", url)
    fetch = ("--git-dir", str(directory), "-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags", "--filter=blob:none")
    git(*fetch, "--depth", "1", "origin", source["commit"])
    # The files at once: git would fetch them one by one.
    listed = git("--git-dir", str(directory), "ls-tree", "-r", "-z", source["commit"]).split(b"\0")
    names = {name.encode() for name in files}
    objects = [head.split()[2] for head, _, name in (entry.partition(b"\t") for entry in listed) if name in names]
    git(*fetch, "--no-write-fetch-head", "--stdin", "origin", input=b"\n".join(objects) + b"\n")
    return str(directory)


def cut(data, crops):
    """Each rectangle as (x, y, lossless WebP)."""
    with Image.open(io.BytesIO(data)) as image:
        image = image.convert("RGB")
        for x, y, width, height in crops:
            out = io.BytesIO()
            image.crop((x, y, x + width, y + height)).save(out, "webp", lossless=True, method=0)
            yield x, y, out.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=pathlib.Path, required=True, help="the folder to write to")
    parser.add_argument("--run", action="append", help="fetch only the pictures of this run; you may give it several times")
    parser.add_argument("--source", action="append", help="fetch only from this repository, owner/name; you may give it several times")
    parser.add_argument("--remote", default="https://github.com/{}.git", help="the address of a repository; {} is owner/name")
    options = parser.parse_args()

    sources = {s["source"]: s for s in rows("more-sources.tsv") if not options.source or s["repo"] in options.source}
    wanted = collections.defaultdict(list)
    for row in rows("more-pictures.tsv"):
        row["for"] = [r for r in row["runs"].split(",") if not options.run or r in options.run]
        if row["for"] and row["source"] in sources:
            wanted[row["source"]].append(row)

    written, lost, manifests = 0, 0, collections.defaultdict(list)
    for number, (key, pictures) in enumerate(wanted.items(), 1):
        source = sources[key]
        print(f"{number}/{len(wanted)} {source['repo']}: {len(pictures)} pictures", flush=True)
        try:
            directory = repository(source, {p["file"] for p in pictures}, options.output / "repositories", options.remote)
        except subprocess.CalledProcessError as error:
            print(f"{source['repo']}@{source['commit']}: {error.stderr.decode(errors='replace').strip()}", file=sys.stderr)
            lost += len(pictures)
            continue
        for row in pictures:
            name = f"{source['repo']}@{source['commit'][:10]}:{row['file']}"
            try:
                data = git("--git-dir", directory, "cat-file", "blob", f"{source['commit']}:{row['file']}")
                if hashlib.sha256(data).hexdigest() != row["sha256"]:
                    raise ValueError("another file: its SHA-256 is not the one of the list")
                # Without rectangles the file itself is wanted, byte for byte.
                crops = [tuple(map(int, c.split(","))) for c in row["crops"].split(";") if c]
                pieces = [(f"{x}-{y}.webp", pixels) for x, y, pixels in cut(data, crops)] or [(f"whole{pathlib.PurePosixPath(row['file']).suffix.lower()}", data)]
            except (subprocess.CalledProcessError, ValueError, OSError) as error:
                print(f"{name}: {error}", file=sys.stderr)
                lost += 1
                continue
            for run in row["for"]:
                folder = pathlib.Path(LABELS[int(row["label"])]) / row["set"]
                (options.output / run / folder).mkdir(parents=True, exist_ok=True)
                for piece, picture in pieces:
                    path = folder / f"{row['set']}-{row['sha256'][:10]}-{piece}"
                    (options.output / run / path).write_bytes(picture)
                    manifests[run].append((path.as_posix(), row["set"], row["label"], row["kind"], row["format"], source["repo"], row["file"], row["sha256"]))
                    written += 1
    for run, entries in manifests.items():
        with open(options.output / run / "manifest.tsv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
            writer.writerow(("path", "set", "label", "kind", "orig_format", "repo", "orig_file", "orig_sha256"))
            writer.writerows(sorted(entries))
    print(f"{written} pictures written, {lost} of the list not to be had.")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
