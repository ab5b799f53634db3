package httpapi

import (
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// unpack reads an answer whatever it is packed as.
func unpack(t *testing.T, a answer) string {
	t.Helper()
	var r io.Reader = strings.NewReader(a.body)
	switch a.header.Get("Content-Encoding") {
	case "br":
		r = brotli.NewReader(r)
	case "gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			t.Fatal(err)
		}
		r = z
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// An answer comes as the reader takes it, is the same inside, and is smaller.
func TestAnswersArePackedAsTheReaderTakesThem(t *testing.T) {
	t.Parallel()
	s := start(t)
	id := s.example()
	for _, path := range []string{"", "/findings", "/drawing.svg", "/actors"} {
		path = "/api/maps/" + id + path
		whole := s.send("GET", path, "", "Accept-Encoding", "identity").body
		for accept, want := range map[string]string{
			"gzip": "gzip", "br": "br", "gzip, deflate, br, zstd": "br", "br;q=0, gzip": "gzip", "gzip;q=0": "", "br;q=0.0,gzip;q=0.5": "gzip",
			"": "", "compress": "", "gzip;q=1.0, br;q=0.1": "br", "x-gzip, brotli": "",
		} {
			a := s.send("GET", path, "", "Accept-Encoding", accept)
			if got := a.header.Get("Content-Encoding"); got != want || unpack(t, a) != whole || a.header.Get("Vary") != "Accept-Encoding, Cookie" {
				t.Errorf("%s for %q: %q", path, accept, got)
			}
			if want != "" && len(a.body) > len(whole)/2 || fmt.Sprint(len(a.body)) != a.header.Get("Content-Length") {
				t.Errorf("%s for %q: %d of %d bytes, said to be %s", path, accept, len(a.body), len(whole), a.header.Get("Content-Length"))
			}
		}
	}
	for _, path := range []string{"/api/session", "/api/maps/" + id + "/drawing.png"} { // small; packed already
		if a := s.send("GET", path, "", "Accept-Encoding", "br, gzip"); a.header.Get("Content-Encoding") != "" {
			t.Errorf("%s is packed", path)
		}
	}
}

// BenchmarkPack packs all examples together, which are a map of 150 actors.
func BenchmarkPack(b *testing.B) {
	s := start(b)
	var known examples
	s.must("GET", "/api/examples", "", &known)
	var text []byte
	for _, e := range known.Examples {
		var made madeMap
		s.must("POST", "/api/maps", fmt.Sprintf(`{"example":%q}`, e.ID), &made)
		text = append(text, s.send("GET", "/api/maps/"+string(made.ID), "", "Accept-Encoding", "identity").body...)
	}
	for _, how := range []packing{zipped, brotly} {
		b.Run(string(how), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				packed, err := pack(text, how)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(packed)), "bytes")
			}
		})
	}
}
