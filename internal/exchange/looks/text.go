package looks

import (
	"slices"
	"strings"
	"unicode"
)

// lines are the lines of a text with content, the first few hundred.
func lines(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && len(all) < 300 {
			all = append(all, line)
		}
	}
	return all
}

// most reports whether something is so of most of some lines.
func most(all []string, is func(string) bool) bool {
	n := 0
	for _, line := range all {
		if is(line) {
			n++
		}
	}
	return len(all) > 0 && 2*n > len(all)
}

// numbers reports whether a word is a number.
func numeric(word string) bool {
	return word != "" && strings.Trim(word, "0123456789.,-+eE") == "" && strings.ContainsAny(word, "0123456789")
}

// matrix reports whether most lines end in numbers, as many as there are names.
func matrix(text string) bool {
	all := lines(text)
	return len(all) > 2 && most(all[1:], func(line string) bool {
		words := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || r == ';' || r == ',' || r == '|' })
		return len(words) > 2 && !slices.ContainsFunc(words[1:], func(w string) bool { return !numeric(w) })
	})
}

// code reports whether a text is a program.
func code(text string) bool {
	signs := 0
	all := lines(text)
	for _, line := range all {
		for _, begin := range []string{"import ", "from ", "def ", "class ", "func ", "package ", "#include", "using ", "public ", "private ", "var ", "const ", "let ", "function ", "return ", "//", "#!", "if (", "for (", "}", "{"} {
			if strings.HasPrefix(line, begin) {
				signs += 2
				break
			}
		}
		if strings.HasSuffix(line, ";") || strings.HasSuffix(line, "{") || strings.HasSuffix(line, "}") || strings.Contains(line, "();") {
			signs++
		}
	}
	return signs > len(all)
}

// ties reports whether most lines are two names with an arrow between them.
func ties(text string) bool {
	return most(lines(text), func(line string) bool {
		for _, arrow := range []string{"-->", "->", "=>", "→", "⟶", "--", "<->"} {
			if strings.Contains(line, arrow) {
				return true
			}
		}
		return false
	})
}

// prose reports whether most lines are sentences.
func prose(text string) bool {
	return most(lines(text), func(line string) bool { return len(strings.Fields(line)) > 8 })
}
