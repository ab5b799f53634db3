package httpapi

import (
	"strings"
	"testing"
)

// Colours that tell communities say in the legend which there are.
func TestDrawingOfCommunities(t *testing.T) {
	s := start(t)
	path := "/api/maps/" + s.example() + "/drawing.svg?lang=en&colour="
	if text := s.must("GET", path+"community", "").body; !strings.Contains(text, "Cluster 1") || !strings.Contains(text, "Cluster 2") {
		t.Error("the legend names no communities")
	}
	if text := s.must("GET", path+"kind", "").body; strings.Contains(text, "Cluster 1") {
		t.Error("communities where kinds are asked for")
	}
}
