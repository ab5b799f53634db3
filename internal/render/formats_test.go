package render

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"

	"interessentkart/internal/scene"
)

// tool finds a program that a comparison needs, and says so when it is missing.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("NOT COMPARED: %s is not installed", name)
	}
	return path
}

// keep writes a file for looking at when DRAW names a folder.
func keep(t *testing.T, name string, content []byte) {
	t.Helper()
	if dir := os.Getenv("DRAW"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func decoded(t *testing.T, file []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// difference is how much two pictures of one size differ, once each is averaged
// over blocks of 4 × 4 pixels: the mean over all blocks and the share of blocks
// that differ by more than a quarter of the scale.
func difference(t *testing.T, a, b image.Image) (mean, share float64) {
	t.Helper()
	if a.Bounds() != b.Bounds() {
		t.Fatalf("sizes differ: %v and %v", a.Bounds(), b.Bounds())
	}
	const block = 4
	blocks, far := 0, 0
	for y := 0; y+block <= a.Bounds().Dy(); y += block {
		for x := 0; x+block <= a.Bounds().Dx(); x += block {
			d := math.Abs(average(a, x, y, block) - average(b, x, y, block))
			mean += d
			blocks++
			if d > 0.25 {
				far++
			}
		}
	}
	return mean / float64(blocks), float64(far) / float64(blocks)
}

// average is the mean lightness of a block, from 0 to 1.
func average(img image.Image, x0, y0, size int) float64 {
	sum := 0.0
	for y := y0; y < y0+size; y++ {
		for x := x0; x < x0+size; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			sum += float64(r+g+b) / (3 * 0xFFFF)
		}
	}
	return sum / float64(size*size)
}

func same(t *testing.T, what string, a, b image.Image) {
	t.Helper()
	mean, share := difference(t, a, b)
	t.Logf("%s: mean difference %.4f, far off %.4f", what, mean, share)
	if mean > 0.008 || share > 0.002 {
		t.Errorf("%s: mean difference %.4f, far off %.4f", what, mean, share)
	}
}

// ownFonts makes a configuration of fontconfig in which the program's fonts are
// the only ones, and gives its path.
func ownFonts(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	configuration := filepath.Join(dir, "fonts.conf")
	for path, content := range map[string][]byte{
		filepath.Join(dir, "regular.ttf"): liberationsansregular.TTF, filepath.Join(dir, "bold.ttf"): liberationsansbold.TTF,
		configuration: []byte("<fontconfig><dir>" + dir + "</dir><cachedir>" + dir + "</cachedir></fontconfig>"),
	} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return configuration
}

func TestPNGShowsWhatSVGShows(t *testing.T) {
	rsvg, fonts := tool(t, "rsvg-convert"), ownFonts(t)
	for _, name := range scene.Themes() {
		s := sample(t, name)
		drawing, err := SVG(s)
		if err != nil {
			t.Fatal(err)
		}
		ours, err := PNG(s, 1)
		if err != nil {
			t.Fatal(err)
		}
		keep(t, name+"-ours.png", ours)
		command := exec.Command(rsvg, "--format", "png")
		command.Env = append(os.Environ(), "FONTCONFIG_FILE="+fonts)
		command.Stdin = bytes.NewReader(drawing)
		theirs, err := command.Output()
		if err != nil {
			t.Fatal(err)
		}
		same(t, name, decoded(t, ours), decoded(t, theirs))
	}
}

func TestPDFShowsWhatPNGShows(t *testing.T) {
	pdftoppm := tool(t, "pdftoppm")
	for _, name := range scene.Themes() {
		s := sample(t, name)
		document, err := PDF(s)
		if err != nil {
			t.Fatal(err)
		}
		keep(t, name+".pdf", document)
		ours, err := PNG(s, 1)
		if err != nil {
			t.Fatal(err)
		}
		command := exec.Command(pdftoppm, "-r", "96", "-png", "-singlefile", "-")
		command.Stdin = bytes.NewReader(document)
		theirs, err := command.Output()
		if err != nil {
			t.Fatal(err)
		}
		same(t, name, decoded(t, ours), decoded(t, theirs))
	}
}

func TestDifferenceSeesAMissingLabel(t *testing.T) {
	s := sample(t, "light")
	whole, err := PNG(s, 1)
	if err != nil {
		t.Fatal(err)
	}
	s.Items = s.Items[:len(s.Items)-1]
	part, err := PNG(s, 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, share := difference(t, decoded(t, whole), decoded(t, part)); share <= 0.002 {
		t.Errorf("a missing label changes only %.4f of the picture", share)
	}
}

func TestPDFTextCanBeSearched(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	document, err := PDF(sample(t, "light"))
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(pdftotext, "-raw", "-", "-")
	command.Stdin = bytes.NewReader(document)
	text, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Digitaliserings- og", "Sámediggi –", "čđŋšŧžáâ ČĐŊŠŦŽÁÂ æøå ÆØÅ äöü", "Gruppe 8", "Høyrestilt, halvfet"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is not in the text:\n%s", want, text)
		}
	}
}

func TestPDFHasLettersOfOtherScripts(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	m, th := metrics(t), theme(t, "light")
	s := &scene.Scene{Title: "a", Width: 300, Height: 100}
	for i, words := range []string{"ქართული ✓", "Україна", "😀 glad", "ελληνικά"} {
		s.Add(scene.Note, words, "", m.OneLine(words, scene.Font{Size: 12, Bold: i%2 == 1}).Text(scene.Point{X: 10, Y: 10 + 20*float64(i)}, scene.Start, th.Ink))
	}
	document, err := PDF(s)
	if err != nil {
		t.Fatal(err)
	}
	keep(t, "scripts.pdf", document)
	command := exec.Command(pdftotext, "-raw", "-", "-")
	command.Stdin = bytes.NewReader(document)
	text, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range s.Items {
		if !strings.Contains(string(text), item.Title) {
			t.Errorf("%q is not in the text:\n%s", item.Title, text)
		}
	}
}

func TestPDFIsDescribed(t *testing.T) {
	pdfinfo := tool(t, "pdfinfo")
	s := sample(t, "light")
	s.Title = "Kart (č) \\ over «tjenester»"
	document, err := PDF(s)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, document, 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(pdfinfo, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	for _, want := range []string{s.Title, s.Description, "720 x 420 pts", "Tagged:          yes"} {
		if !strings.Contains(string(said), want) {
			t.Errorf("%q is not in:\n%s", want, said)
		}
	}
	if strings.Contains(string(said), "CreationDate") || strings.Contains(string(said), "Error") {
		t.Errorf("unwanted: %s", said)
	}
	structure, err := exec.Command(pdfinfo, "-struct", path).CombinedOutput()
	if err != nil || !strings.Contains(string(structure), "Figure") {
		t.Errorf("structure: %s", structure)
	}
	fonts, err := exec.Command("pdffonts", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	if rows := strings.Split(strings.TrimSpace(string(fonts)), "\n")[2:]; len(rows) != 2 {
		t.Errorf("fonts: %s", fonts)
	}
}

// The same scene gives the same bytes, on another day too.
func TestPDFAndPNGAreTheSameEachTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, write := range map[string]func(*scene.Scene) ([]byte, error){
			"pdf": PDF, "png": func(s *scene.Scene) ([]byte, error) { return PNG(s, 1) },
		} {
			first, err := write(sample(t, "print"))
			if err != nil {
				t.Fatal(err)
			}
			time.Sleep(40 * time.Hour)
			second, err := write(sample(t, "print"))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first, second) {
				t.Errorf("two %s files of one scene differ", name)
			}
		}
	})
}

func TestPNGRefusesWhatIsTooLarge(t *testing.T) {
	s := &scene.Scene{Width: 1000, Height: 1000}
	for _, scale := range []float64{0, -1, 1000, math.NaN(), math.Inf(1)} {
		if _, err := PNG(s, scale); err == nil {
			t.Errorf("scale %g was drawn", scale)
		}
	}
}
