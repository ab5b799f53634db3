package catalogue

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"interessentkart/data"
	"interessentkart/internal/stakeholder"
)

// Load reads the catalogue that comes with the program. The error names the
// file and row; it cannot happen to a program whose tests pass.
func Load() (*Catalogue, error) { return LoadFrom(data.Files()) }

// LoadFrom reads a catalogue from files laid out as in data/catalogue.
func LoadFrom(files fs.FS) (*Catalogue, error) {
	c := &Catalogue{number: map[string]int{}, counties: map[string]int{}}
	var err error
	if c.cited, err = data.Publications(); err != nil {
		return nil, err
	}
	if err := c.readDates(files); err != nil {
		return nil, err
	}
	for _, part := range []struct {
		file string
		add  func(row) error
	}{
		{"state.csv", c.addState}, {"counties.csv", c.addCounty}, {"municipalities.csv", c.addMunicipality},
		{"former.csv", c.addFormer}, {"bodies.csv", c.addBody},
	} {
		if err := eachRow(files, part.file, part.add); err != nil {
			return nil, err
		}
	}
	for _, e := range c.entries {
		if _, ok := c.number[e.Successor]; e.Successor != "" && !ok {
			return nil, fmt.Errorf("%w: state.csv: %s has no successor %s", errFiles, e.Name, e.Successor)
		}
	}
	c.index = newIndex(c.entries)
	c.written = senses(c.entries)
	return c, nil
}

func (c *Catalogue) readDates(files fs.FS) error {
	text, err := fs.ReadFile(files, "catalogue/dates.json")
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, &c.dates); err != nil {
		return fmt.Errorf("%w: dates.json: %w", errFiles, err)
	}
	return nil
}

// row is one line of a file, by the heads of its columns.
type row map[string]string

// eachRow reads a file with a row of heads; lines that begin with # are
// comments.
func eachRow(files fs.FS, name string, add func(row) error) error {
	f, err := files.Open("catalogue/" + name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	heads, err := r.Read()
	if err != nil {
		return fmt.Errorf("%w: %s: %w", errFiles, name, err)
	}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			line := make(row, len(heads))
			for i, head := range heads {
				line[head] = cells[i]
			}
			err = add(line)
		}
		if err != nil {
			at, _ := r.FieldPos(0)
			return fmt.Errorf("%w: %s, line %d: %w", errFiles, name, at, err)
		}
	}
}

func (c *Catalogue) add(e Entry) error {
	if e.OrgNumber != "" {
		e.ID = e.OrgNumber
	}
	if e.OrgNumber != "" && !stakeholder.ValidOrgNumber(e.OrgNumber) || e.ID == "" || e.Name == "" || e.Kind == "" {
		return fmt.Errorf("%q has no valid number, name or kind", e.Name)
	}
	for _, id := range append([]string{e.ID}, e.Numbers...) {
		if _, taken := c.number[id]; taken {
			return fmt.Errorf("%s stands twice", id)
		}
		c.number[id] = len(c.entries)
	}
	c.entries = append(c.entries, e)
	return nil
}

func (c *Catalogue) addState(r row) error {
	return c.add(Entry{
		ID: r["nøkkel"], OrgNumber: r["organisasjonsnummer"], Name: r["navn"], ShortName: ownShortName(r), Kind: stakeholder.State,
		Type: r["type"], IsMinistry: r["type"] == "departement",
		Parent: r["departement_orgnr"], ParentKnown: ministryKnown(r), ParentSources: r["kilde_departement"],
		Known: Confidence(r["konfidens_orgnr"]), Sources: r["kilde_orgnr"], Note: r["merknad"],
		Names: several(r["andre_navn"]), Former: several(r["tidligere_navn"]), Numbers: several(r["andre_numre"]),
		Ended: r["opphørt"], Successor: r["etterfølger"],
	})
}

// several reads a cell that holds a list.
func several(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return r == '|' })
}

// ownShortName drops the one that all county governors share, which tells none
// of them from a state enterprise.
func ownShortName(r row) string {
	if r["type"] == "statsforvalter" {
		return ""
	}
	return r["kortnavn"]
}

// ministryKnown tells nothing of a ministry that there is none of.
func ministryKnown(r row) Confidence {
	if r["departement_orgnr"] == "" {
		return ""
	}
	return Confidence(r["konfidens_departement"])
}

// addCounty adds a county. Oslo comes as a municipality; here its county is
// only noted.
func (c *Catalogue) addCounty(r row) error {
	c.counties[r["fylkesnummer"]] = len(c.entries)
	if r["orgform"] == "KOMM" {
		return c.add(Entry{
			OrgNumber: r["organisasjonsnummer"], Name: r["navn"] + " kommune", Kind: stakeholder.Municipality, AlsoCounty: true,
			County: r["fylkesnummer"], Names: []string{r["navn"]}, Known: TwoCopies, Sources: r["kilde"], Note: r["merknad"],
		})
	}
	return c.add(Entry{
		OrgNumber: r["organisasjonsnummer"], Name: r["navn"] + " fylkeskommune", Kind: stakeholder.County,
		County: r["fylkesnummer"], Names: []string{r["navn"]}, Known: TwoCopies, Sources: r["kilde"], Note: r["merknad"],
	})
}

func (c *Catalogue) addMunicipality(r row) error {
	if i, known := c.number[r["organisasjonsnummer"]]; known { // Oslo
		e := &c.entries[i]
		e.Municipality, e.Names = r["kommunenummer"], tongues(r)
		return nil
	}
	confidence := OneCopy
	if strings.Contains(r["kilde_orgnr"], "+") {
		confidence = TwoCopies
	}
	return c.add(Entry{
		OrgNumber: r["organisasjonsnummer"], Name: r["navn"] + " " + suffix(r["navn_enhetsregisteret"]), Kind: stakeholder.Municipality,
		Municipality: r["kommunenummer"], County: r["fylkesnummer"],
		Names: tongues(r), Known: confidence, Sources: r["kilde_orgnr"],
	})
}

// suffix is what a municipality calls itself: kommune, or herad for a few.
func suffix(registered string) string {
	if strings.HasSuffix(registered, " HERAD") {
		return "herad"
	}
	return "kommune"
}

// tongues gives a municipality's name alone, and in its other languages.
func tongues(r row) []string {
	names := []string{r["navn"]}
	for _, name := range strings.Split(r["navn_flerspråklig"], " - ") {
		if name != "" && name != r["navn"] {
			names = append(names, name)
		}
	}
	return names
}

func (c *Catalogue) addFormer(r row) error {
	for i := range c.entries {
		if e := &c.entries[i]; e.Municipality == r["kommunenummer"] {
			e.Former = append(e.Former, r["tidligere"])
			return nil
		}
	}
	return fmt.Errorf("%s is no municipality", r["kommunenummer"])
}

func (c *Catalogue) addBody(r row) error {
	kind := stakeholder.Kind(strings.ToLower(r["actor_kind"]))
	return c.add(Entry{
		ID: r["nøkkel"], OrgNumber: r["organisasjonsnummer"], Name: r["navn"], ShortName: r["kortnavn"], Kind: kind,
		Known: Confidence(r["konfidens_orgnr"]), Sources: r["kilde_orgnr"], Note: r["merknad"],
		Names: several(r["andre_navn"]), Former: several(r["tidligere_navn"]),
	})
}
