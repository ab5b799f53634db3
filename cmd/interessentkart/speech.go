package main

import (
	"strings"

	"interessentkart/internal/words"
)

// spoken gives the language of everything that a run of the program writes: that
// of --lang, else that of the environment, else bokmål. It is read before the
// arguments are parsed, since what is wrong with them is told in it too.
func spoken(args []string, env func(name string) string) words.Lang {
	if lang, ok := langFlag(args); ok {
		return lang
	}
	if env == nil {
		return words.Bokmal
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := env(name); value != "" { // the first that is set decides, as in POSIX
			tag, _, _ := strings.Cut(value, ".")
			lang, _ := words.ParseLang(tag)
			return lang
		}
	}
	return words.Bokmal
}

// langFlag reads the value of the last --lang, if it is one of ours.
func langFlag(args []string) (lang words.Lang, ok bool) {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		value, given := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, given = args[i+1], true
		}
		for _, l := range words.Langs() {
			if given && string(l) == value {
				lang, ok = l, true
			}
		}
	}
	return lang, ok
}
