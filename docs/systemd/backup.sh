#!/bin/sh
# backup.sh DB FOLDER: a copy of the database as it is now, named after the day; the last 14 are kept.
# Readers and a writer may be at work meanwhile: VACUUM INTO copies one moment.
set -eu
db=$1 folder=$2
copy=$folder/plans-$(date +%Y%m%d-%H%M%S).db
mkdir -p "$folder"
python=$(dirname "$0")/.venv/bin/python
[ -x "$python" ] || python=python3
"$python" - "$db" "$copy.part" <<'PYTHON'
import sqlite3, sys
source = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
source.execute("VACUUM INTO ?", (sys.argv[2],))
copy = sqlite3.connect(sys.argv[2])
[(found,)] = copy.execute("PRAGMA integrity_check").fetchall()
if found != "ok":
    sys.exit(f"{sys.argv[2]}: the copy is damaged: {found}")
PYTHON
mv "$copy.part" "$copy"
ls -1 "$folder"/plans-*.db | sort -r | tail -n +15 | while read -r old; do rm -- "$old"; done
echo "$copy"
