package scene

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func lines(b Block) string {
	words := make([]string, len(b.Lines))
	for i, line := range b.Lines {
		words[i] = line.Words
	}
	return strings.Join(words, "|")
}

func TestFit(t *testing.T) {
	m := metrics(t)
	for _, c := range []struct {
		text  string
		width float64
		most  int
		want  string
	}{
		{"KS", 80, 3, "KS"},
		{"", 80, 3, ""},
		{" \t\n ", 80, 3, ""},
		{"Digitaliserings- og forvaltningsdepartementet", 100, 4, "Digitaliserings-|og forvaltnings-|departementet"},
		{"Digitaliserings- og forvaltningsdepartementet", 80, 4, "Digitaliserings-|og forvaltnings-|departementet"},
		{"Arbeids- og inkluderingsdepartementet", 100, 4, "Arbeids- og|inkluderings-|departementet"},
		{"Barne-, ungdoms- og familiedirektoratet", 110, 4, "Barne-, ungdoms-|og familiedirektoratet"},
		{"Rapporterer til Styringsgruppen for DigiBarnevern. Sitter i begge: Barne-, ungdoms- og familiedirektoratet", 172, 3, "Rapporterer til Styringsgruppen for|DigiBarnevern. Sitter i begge: Barne-,|ungdoms- og familiedirektoratet"},
		{"Brønnøysundregistrene", 80, 3, "Brønnøysund-|registrene"},
		{"Likestillings- og diskrimineringsombudet", 100, 3, "Likestillings- og|diskriminerings-|ombudet"},
		{"Statens sivilrettsforvaltning", 80, 3, "Statens sivilretts-|forvaltning"},
		{"Helse- og omsorgsdepartementet", 80, 3, "Helse- og|omsorgs-|departementet"},
		{"Nærings- og fiskeridepartementet", 80, 3, "Nærings- og|fiskeri-|departementet"},
		{"Kommunenes sentralforbund", 300, 3, "Kommunenes sentralforbund"},
		{"Utlendingsdirektoratet", 70, 3, "Utlendings-|direktoratet"},
		{"Vestland fylkeskommune", 80, 1, "Vestland fylkes…"},
		{"En nokså lang tekst som må kuttes et sted", 60, 2, "En nokså|lang tekst…"},
		{"北京市政府办公厅", 40, 4, "北京市|政府办|公厅"},
	} {
		block := m.Fit(c.text, Font{Size: 10}, c.width, c.most)
		if got := lines(block); got != c.want {
			t.Errorf("%q in %g: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// Whatever the label, no line is wider than asked for unless it is a single
// letter, there are no more lines than asked for, and no letter is lost unless
// the block says that it is cut.
func TestFitKeepsItsWord(t *testing.T) {
	m := metrics(t)
	word := rapid.OneOf(
		rapid.StringMatching(`[a-zæøå]{1,40}`), rapid.String(), rapid.StringMatching(`[ -~]{0,20}`),
		rapid.SampledFrom([]string{"😀👩‍👩‍👧", "السلام", "שלום", "e\u0301\u0301\u0301\u0301\u0301\u0301", "forvaltningsdepartementet", "A-/–", "\x00\u202e"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 8).Draw(t, "words"), " ")
		width := rapid.Float64Range(5, 200).Draw(t, "width")
		most := rapid.IntRange(1, 5).Draw(t, "lines")
		font := Font{Size: rapid.Float64Range(4, 20).Draw(t, "size"), Bold: rapid.Bool().Draw(t, "bold")}
		block := m.Fit(text, font, width, most)
		if len(block.Lines) > most {
			t.Fatalf("%d lines", len(block.Lines))
		}
		got := ""
		for _, line := range block.Lines {
			if line.Width > width+1e-6 && letterCount(strings.TrimSuffix(line.Words, "…")) > 1 {
				t.Fatalf("%q is %g wide, asked for %g", line.Words, line.Width, width)
			}
			if measured := m.Width(line.Words, font); measured > line.Width+1e-6 || line.Width > block.Width {
				t.Fatalf("%q says %g in a block of %g, is %g", line.Words, line.Width, block.Width, measured)
			}
			got += line.Words
		}
		if !block.Cut && squeeze(got) != squeeze(Clean(text)) {
			t.Fatalf("%q became %q", text, got)
		}
		if block.Cut && !strings.HasSuffix(got, "…") && Clean(text) != "" {
			t.Fatalf("cut without an ellipsis: %q", got)
		}
	})
}

// letterCount is the number of drawn letters: what marks and joiners cling to
// counts once.
func letterCount(s string) int {
	n, last := 0, ' '
	for _, r := range s {
		if n == 0 || !joins(last, r) {
			n++
		}
		last = r
	}
	return n
}

// squeeze drops what breaking may add or take: spaces and hyphens.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' {
			return -1
		}
		return r
	}, s)
}

func TestBordersInCompounds(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"forvaltningsdepartementet", "forvaltnings=departementet"},
		{"inkluderingsdirektoratet", "inkluderings=direktoratet"},
		{"fylkeskommunen", "fylkes=kommunen"},
		{"Innlandstrafikk", "Innlandstrafikk"},
		{"barneverntjenesten", "barne=vern=tjenesten"},
		{"kunnskapsdepartementet", "kunnskaps=departementet"},
		{"KS", "KS"},
		{"Oslo", "Oslo"},
	} {
		runes := []rune(c.word)
		found := make([]border, len(runes))
		divide(runes, found)
		var b strings.Builder
		for i, r := range runes {
			if found[i] == compound {
				b.WriteByte('=')
			}
			b.WriteRune(r)
		}
		if b.String() != c.want {
			t.Errorf("%s, want %s", b.String(), c.want)
		}
	}
}

func TestSyllables(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"statistikk", "sta-ti-stikk"},
		{"bærekraftig", "bære-kraf-tig"},
		{"sangene", "sang-ene"},
		{"oppfølgingen", "opp-føl-gingen"},
	} {
		runes := []rune(c.word)
		found := make([]border, len(runes))
		divide(runes, found)
		var b strings.Builder
		for i, r := range runes {
			if found[i] == syllable {
				b.WriteByte('-')
			}
			b.WriteRune(r)
		}
		if b.String() != c.want {
			t.Errorf("%s, want %s", b.String(), c.want)
		}
	}
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a", "a"}, {" a  b ", "a b"}, {"a\x00b\x1b\u0085c", "ab c"}, {"\u202eabc\u2066\u200b\ufeff", "abc"},
		{"a\xffb", "a\ufffdb"}, {"\uffff\ufffe\U0001ffffx", "x"}, {"e" + strings.Repeat("\u0301", 9), "e\u0301\u0301\u0301\u0301"},
		{"\u0301a", "a"}, {"👩\u200d👧", "👩\u200d👧"}, {"æøå", "æøå"},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestIsolate(t *testing.T) {
	if got := Isolate("שלום"); got != "\u2068שלום\u2069" {
		t.Errorf("%q", got)
	}
	if got := Isolate("Ås"); got != "Ås" {
		t.Errorf("%q", got)
	}
}
