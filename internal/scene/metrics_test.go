package scene

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/go-fonts/dejavu/dejavusans"
	"golang.org/x/image/font/sfnt"
)

func metrics(t testing.TB) *Metrics {
	t.Helper()
	m, err := LoadMetrics()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// The letters of the languages that are official in Norway, from the alphabets
// of bokmål and nynorsk, North, Lule and South Sámi, and Kven.
const letters = "aábcčdđeéfghijkŋnlmńñopqrsštŧuvwxyzžæøåäöïâüòóôêèàAÁBCČDĐEÉFGHIJKŊNLMŃÑOPQRSŠTŦUVWXYZŽÆØÅÄÖÏÂÜÒÓÔÊÈÀ0123456789–—…«»§%&/()→·×≥≤"

func TestEmbeddedFontHasTheLetters(t *testing.T) {
	m := metrics(t)
	for _, r := range letters {
		for _, bold := range []bool{false, true} {
			if _, known := m.face(bold).units(r); !known {
				t.Errorf("%q (bold %v) is missing", r, bold)
			}
		}
	}
	if covers(m, "😀") || covers(m, "北") {
		t.Error("claims to cover what it lacks")
	}
}

// The widths of Liberation Sans are those of Arial: in units of 1/2048 em a
// space has 569, n 1139, W 1933 and a bold n 1251.
func TestWidth(t *testing.T) {
	m := metrics(t)
	for _, c := range []struct {
		text string
		bold bool
		want float64
	}{{" ", false, 569}, {"n", false, 1139}, {"W", false, 1933}, {"n", true, 1251}, {"nn", false, 2278}, {"", false, 0}} {
		if got := m.Width(c.text, Font{Size: 2048, Bold: c.bold}); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%q: %g, want %g", c.text, got, c.want)
		}
	}
}

func TestFallbackIsWide(t *testing.T) {
	m := metrics(t)
	for text, least := range map[string]float64{"😀": 1.25, "北": 1, "ش": 0.8, "e\u0301": 0.55} {
		if got := m.Width(text, Font{Size: 1}); got < least || got > 4 {
			t.Errorf("%q is %g em wide", text, got)
		}
	}
	if m.Width(strings.Repeat("\u0301", 50), Font{Size: 1}) > 20 {
		t.Error("marks take room")
	}
}

// What the embedded font lacks and DejaVu Sans, a wide font, has is no wider there
// than we guess.
func TestFallbackIsWiderThanDejaVu(t *testing.T) {
	m := metrics(t)
	dejavu, err := loadFace(dejavusans.TTF)
	if err != nil {
		t.Fatal(err)
	}
	var buffer sfnt.Buffer
	seen, over := 0, 0
	for r := rune(tabled); r < 0x20000; r++ {
		guess, known := m.regular.units(r)
		width := int32(dejavu.look(&buffer, r))
		if known || guess == 0 || width < 0 {
			continue
		}
		if seen++; width > guess {
			over++
			t.Logf("U+%04X: %d, guessed %d", r, width, guess)
		}
	}
	if seen < 1000 || over*100 > seen {
		t.Errorf("%d of %d are wider than guessed", over, seen)
	}
}

func BenchmarkLoadMetrics(b *testing.B) {
	for b.Loop() {
		if _, err := LoadMetrics(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFit(b *testing.B) {
	m := metrics(b)
	for _, text := range []string{"KS", "Arbeids- og inkluderingsdepartementet", strings.Repeat("æøå ", 2500)} {
		b.Run(fmt.Sprint(len(text)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m.Fit(text, Font{Size: 10}, 90, 3)
			}
		})
	}
}

// covers reports whether the embedded font has every character of s.
func covers(m *Metrics, s string) bool {
	_, exact := m.measure(s, Font{Size: 1})
	return exact
}
