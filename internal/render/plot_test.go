package render

import (
	"fmt"
	"math"
	"testing"

	"interessentkart/internal/scene"
	"interessentkart/internal/scene/plot"
)

// plots are a curve and a scatter with everything that plots can have.
func plots(t testing.TB, themeName string) map[string]*scene.Scene {
	t.Helper()
	f := plot.Frame{
		Title: "Hvor mange blir hørt?", Description: "Andelen som blir hørt, etter gruppens størrelse.", Lang: "nb", Width: 560, Height: 340,
		Theme: theme(t, themeName), Metrics: metrics(t), NameHeading: "Merknad",
		X: plot.Axis{Title: "Medlemmer i gruppen", From: 0, To: 14, Whole: true}, Y: plot.Axis{Title: "Andel av aktørene som blir hørt", To: 1, Percent: true},
		Notes: []string{"Beregnet av kartet slik det er nå. Det finnes ikke noe offisielt tall for hvor stor en styringsgruppe bør være."},
	}
	var values []plot.Value
	for i := 1; i <= 13; i++ {
		values = append(values, plot.Value{X: float64(i), Y: math.Round(100*(1-math.Exp(-float64(i)/3))) / 100})
	}
	curve, err := plot.Curve(f, values, []plot.Mark{
		{X: 5, Y: values[4].Y, Label: "Kneet: 5 medlemmer", Shape: scene.Diamond}, {X: 8, Y: 0.62, Label: "Gruppen i dag: 8 medlemmer", Shape: scene.Ellipse},
	})
	if err != nil {
		t.Fatal(err)
	}
	f.Title, f.Width, f.Height = "Påvirkning og avhengighet", 560, 400
	f.X, f.Y, f.NameHeading = plot.Axis{Title: "Avhengighet"}, plot.Axis{Title: "Påvirkning"}, "Aktør"
	var points []plot.Point
	for i := range 34 {
		points = append(points, plot.Point{X: float64(i * 7 % 13), Y: float64(i * i % 11), Name: fmt.Sprint(names[i%len(names)], " ", i+1), Look: f.Theme.Kinds[i%8]})
	}
	scatter, err := plot.Scatter(f, points, &plot.Quadrants{X: 6, Y: 5, Names: [4]string{"Drivende", "Sentrale", "Selvstendige", "Avhengige"}})
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*scene.Scene{"curve": curve, "scatter": scatter}
}

func TestPlotsAreDrawn(t *testing.T) {
	for _, themeName := range scene.Themes() {
		for name, s := range plots(t, themeName) {
			drawing, err := SVG(s)
			if err != nil {
				t.Fatal(err)
			}
			wellFormed(t, drawing)
			picture, err := PNG(s, 0.5)
			if err != nil {
				t.Fatal(err)
			}
			keep(t, name+"-"+themeName+".svg", drawing)
			if len(picture) == 0 {
				t.Error("no picture")
			}
		}
	}
}
