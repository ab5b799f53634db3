#!/usr/bin/env bash
# spelling.sh: checks the book of words and the guide with the dictionaries of
# Hunspell, and the program's own words in data/words/own.txt. Development only;
# without Hunspell it says so and lets pass. Debian: hunspell hunspell-no hunspell-en-gb
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! command -v hunspell >/dev/null; then
  echo "spelling is NOT checked: install hunspell hunspell-no hunspell-en-gb" >&2
  exit 0
fi
dictionary() { hunspell -D 2>&1 </dev/null | grep -oE "[^/ ]*$1[^/ ]*\$" | head -1; }
status=0
for lang in nb nn en; do
  case $lang in
    nb) name=$(dictionary nb_NO) ;;
    nn) name=$(dictionary nn_NO) ;;
    en) name=$(dictionary en_GB || true); name=${name:-$(dictionary en_US)} ;;
  esac
  if [ -z "$name" ]; then
    echo "spelling of $lang is NOT checked: no dictionary" >&2
    continue
  fi
  words=$(
    {
      sed -E 's/^ *"[^"]*": "//; s/",?$//; s/\\"/"/g' data/words/$lang/*.json data/words/$lang/web/*.json
      sed -E 's/`[^`]*`//g; s/\]\([^)]*\)//g; s/<[^>]*>//g' data/guide/$lang.md
    } | sed -E 's/\{([a-zA-Z]+)\|/ /g; s/\{[a-zA-Z]+\}/ /g; s/[|{}«»“”„/]/ /g; s/’/'"'"'/g; s#https?://[^ ]*##g; s/--[a-z-]+//g' |
      hunspell -i utf-8 -d "$name" -l | sort -u | grep -vxFf data/words/own.txt || true
  )
  if [ -n "$words" ]; then
    echo "$lang: not in the dictionary, nor in data/words/own.txt:" >&2
    tr '\n' ' ' <<<"$words" >&2
    echo >&2
    status=1
  fi
done
exit $status
