package workshop

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math/big"
	"strings"
	"time"
	"unicode"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// letters are those of a code that people type: none that looks like another.
const letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"

// CodeLength is how many letters a code has. Two hundred guesses a minute for
// eight hours against fifty open workshops hit one with a chance of 1 to
// 180,000.
const CodeLength = 8

func newCode() string {
	code := make([]byte, CodeLength)
	for i := range code {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(letters))))
		if err != nil {
			panic(err) // the reader never fails
		}
		code[i] = letters[n.Int64()]
	}
	return string(code)
}

// newSecret makes 130 bits to scan or to know somebody by.
func newSecret() string { return strings.ToLower(rand.Text()) }

func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// cleanCode reads a typed code: in small letters, with blanks and hyphens.
func cleanCode(text string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' {
			return -1
		}
		return r
	}, text))
}

// Person is a participant, or a table without phones that the facilitator
// enters scores for. Name and ids stay within the workshop.
type Person struct {
	ID            string                    `json:"id"`
	Name          string                    `json:"name"`
	Author        store.AuthorID            `json:"author"`
	Participant   stakeholder.ParticipantID `json:"participant"`
	CoFacilitator bool                      `json:"coFacilitator"`
	StandIn       bool                      `json:"standIn"`
	Joined        time.Time                 `json:"joined"`
	Device        string                    `json:"device,omitzero"` // that joined; see Device
	Likeness      string                    `json:"likeness,omitzero"`
	Here          bool                      `json:"here,omitzero"` // has been connected or done something
}

// Device is what somebody joins with. It has one place in a workshop.
type Device struct {
	ID       string // known by it again; empty for one that cannot be
	Likeness string // what two browsers of one device have in common; others may, too
}

// Scanned reports whether a secret is one to scan, which nobody can guess.
func Scanned(secret string) bool { return len(secret) >= 20 }

// Join lets somebody into the workshop that a typed code or a scanned token
// belongs to. A device that is in gets the place that it has, under the name
// that is given now; one that was sent out does not come back.
func (w *Workshops) Join(ctx context.Context, secret, name string, d Device) (Person, stakeholder.MapID, error) {
	if !Scanned(secret) {
		secret = cleanCode(secret)
	}
	row, ok, err := w.Short.Row(ctx, joinTable, digest(secret))
	if err != nil {
		return Person{}, "", err
	}
	if !ok {
		return Person{}, "", stakeholder.NotFound.Because(JoinUnknown)
	}
	m := stakeholder.MapID(row.Value)
	w.steering.Lock()
	defer w.steering.Unlock()
	s, err := w.must(ctx, m)
	if err != nil {
		return Person{}, "", err
	}
	p, err := w.seat(ctx, m, s, Person{Name: name, Device: d.ID, Likeness: d.Likeness})
	return p, m, err
}

// seat gives a device its place, the one that it has or a new one.
func (w *Workshops) seat(ctx context.Context, m stakeholder.MapID, s Workshop, p Person) (Person, error) {
	people, err := w.People(ctx, m)
	if err != nil {
		return p, err
	}
	if p.Device != "" {
		if _, out, err := w.Short.Row(ctx, sentOutTable, string(m)+"/"+p.Device); err != nil || out {
			return p, orForbidden(err, SentOut)
		}
		for _, there := range people {
			if there.Device != p.Device {
				continue
			}
			if there.Name, err = displayName(p.Name); err != nil {
				return p, err
			}
			err = w.savePerson(ctx, m, s, there)
			w.Tell(m)
			return there, err
		}
	}
	if s.DoorLocked {
		return p, orForbidden(nil, DoorLocked)
	}
	return w.add(ctx, m, s, people, p)
}

func orForbidden(err error, code stakeholder.Code) error {
	if err != nil {
		return err
	}
	return stakeholder.Forbidden.Because(code)
}

// StandIn adds a table without phones.
func (w *Workshops) StandIn(ctx context.Context, m stakeholder.MapID, name string) (Person, error) {
	s, err := w.must(ctx, m)
	if err != nil {
		return Person{}, err
	}
	people, err := w.People(ctx, m)
	if err != nil {
		return Person{}, err
	}
	return w.add(ctx, m, s, people, Person{Name: name, StandIn: true})
}

// add makes a place for somebody beside the people that there are.
func (w *Workshops) add(ctx context.Context, m stakeholder.MapID, s Workshop, people []Person, p Person) (Person, error) {
	name, err := displayName(p.Name)
	if err != nil {
		return p, err
	}
	if len(people) >= MaxPeople {
		silent, ok := yields(people, w.Now())
		if !ok {
			return p, stakeholder.Conflict.Because(WorkshopFull).With(MaxPeople)
		}
		if _, _, err := w.Short.Take(ctx, personTable, string(m)+"/"+silent.ID); err != nil {
			return p, err
		}
	}
	p.ID, p.Name, p.Joined = w.NewID(), name, w.Now().UTC()
	p.Author, p.Participant = store.AuthorID(w.NewID()), stakeholder.ParticipantID(w.NewID())
	err = w.savePerson(ctx, m, s, p)
	w.Tell(m)
	return p, err
}

// silence is how long a place is kept for somebody who has joined and never come,
// when the room is full and nobody else looks like them.
const silence = time.Minute

// yields picks, in a full room, whose place somebody new gets: of those who have
// joined and never come, the one who came first of the many that look alike. So
// one phone that joins again and again drives itself out.
func yields(people []Person, now time.Time) (found Person, ok bool) {
	alike := map[string]int{}
	for _, p := range people {
		if p.silent() && p.Likeness != "" {
			alike[p.Likeness]++
		}
	}
	for _, p := range people {
		if !p.silent() || alike[p.Likeness] < 2 && now.Sub(p.Joined) < silence {
			continue
		}
		more := alike[p.Likeness] - alike[found.Likeness]
		if !ok || more > 0 || more == 0 && p.Joined.Before(found.Joined) {
			found, ok = p, true
		}
	}
	return found, ok
}

func (p Person) silent() bool { return !p.Here && !p.StandIn && !p.CoFacilitator }

// Came notes that somebody who joined is there, so that the place stays theirs.
func (w *Workshops) Came(ctx context.Context, m stakeholder.MapID, id string) error {
	p, ok, err := w.Person(ctx, m, id)
	if err != nil || !ok || p.Here {
		return err
	}
	w.steering.Lock()
	defer w.steering.Unlock()
	s, err := w.must(ctx, m)
	if err != nil {
		return err
	}
	if p, ok, err = w.Person(ctx, m, id); err != nil || !ok {
		return err
	}
	p.Here = true
	return w.savePerson(ctx, m, s, p)
}

// Alike counts, for each person by id, how many places were taken by what looks
// like one device; those that stand alone are left out.
func Alike(people []Person) map[string]int {
	count := map[string]int{}
	for _, p := range people {
		count[p.Likeness]++
	}
	alike := map[string]int{}
	for _, p := range people {
		if n := count[p.Likeness]; n > 1 && p.Likeness != "" {
			alike[p.ID] = n
		}
	}
	return alike
}

// displayName accepts what a name of an actor could be, at most 40 characters.
func displayName(name string) (string, error) {
	name, _ = stakeholder.Clean(name)
	name = strings.Join(strings.Fields(name), " ")
	switch {
	case stakeholder.Blank(name):
		return "", stakeholder.Invalid.Because(stakeholder.TextEmpty)
	case len([]rune(name)) > 40:
		return "", stakeholder.Invalid.Because(stakeholder.TextLong)
	}
	return name, nil
}

func (w *Workshops) savePerson(ctx context.Context, m stakeholder.MapID, s Workshop, p Person) error {
	value, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return w.Short.Save(ctx, store.Row{Table: personTable, Key: string(m) + "/" + p.ID, Value: value, Until: s.Until})
}

// Person finds somebody in a workshop.
func (w *Workshops) Person(ctx context.Context, m stakeholder.MapID, id string) (p Person, ok bool, err error) {
	if id == "" {
		return p, false, nil
	}
	row, ok, err := w.Short.Row(ctx, personTable, string(m)+"/"+id)
	if err != nil || !ok {
		return p, false, err
	}
	err = json.Unmarshal(row.Value, &p)
	return p, err == nil, err
}

// People lists those who have joined, and the stand-ins.
func (w *Workshops) People(ctx context.Context, m stakeholder.MapID) ([]Person, error) {
	rows, err := w.Short.Rows(ctx, personTable, string(m)+"/")
	if err != nil {
		return nil, err
	}
	people := make([]Person, 0, len(rows))
	for _, row := range rows {
		var p Person
		if err := json.Unmarshal(row.Value, &p); err != nil {
			return nil, err
		}
		people = append(people, p)
	}
	return people, nil
}

// Share makes a participant a co-facilitator, or no longer.
func (w *Workshops) Share(ctx context.Context, m stakeholder.MapID, id string, co bool) (Person, error) {
	return w.changePerson(ctx, m, id, func(p *Person) error {
		if p.StandIn {
			return stakeholder.NotFound.Because(PersonUnknown).With(id)
		}
		p.CoFacilitator = co
		return nil
	})
}

// Rename changes what somebody is called. What they have done stays theirs.
func (w *Workshops) Rename(ctx context.Context, m stakeholder.MapID, id, name string) (Person, error) {
	return w.changePerson(ctx, m, id, func(p *Person) (err error) {
		p.Name, err = displayName(name)
		return err
	})
}

func (w *Workshops) changePerson(ctx context.Context, m stakeholder.MapID, id string, change func(*Person) error) (Person, error) {
	w.steering.Lock()
	defer w.steering.Unlock()
	s, err := w.must(ctx, m)
	if err != nil {
		return Person{}, err
	}
	p, ok, err := w.Person(ctx, m, id)
	if err == nil && !ok {
		err = stakeholder.NotFound.Because(PersonUnknown).With(id)
	}
	if err == nil {
		err = change(&p)
	}
	if err != nil {
		return p, err
	}
	err = w.savePerson(ctx, m, s, p)
	w.Tell(m)
	return p, err
}

// Remove sends somebody out. Their scores stay, under the random id. The device
// does not come back, and the codes that it knows lead nowhere any longer.
func (w *Workshops) Remove(ctx context.Context, m stakeholder.MapID, id string) error {
	w.steering.Lock()
	defer w.steering.Unlock()
	s, err := w.must(ctx, m)
	if err != nil {
		return err
	}
	row, ok, err := w.Short.Take(ctx, personTable, string(m)+"/"+id)
	if err == nil && !ok {
		err = stakeholder.NotFound.Because(PersonUnknown).With(id)
	}
	if err != nil {
		return err
	}
	defer w.Tell(m)
	var p Person
	if err := json.Unmarshal(row.Value, &p); err != nil || p.StandIn {
		return err
	}
	if p.Device != "" {
		if err := w.Short.Save(ctx, store.Row{Table: sentOutTable, Key: string(m) + "/" + p.Device, Until: s.Until}); err != nil {
			return err
		}
	}
	return w.renew(ctx, m, s)
}

// scorerLife is how long somebody who works with a map scores under one id.
const scorerLife = 90 * 24 * time.Hour

// Scorer gives the random id under which somebody scores who is no guest, and
// makes one the first time if it is asked to.
func (w *Workshops) Scorer(ctx context.Context, m stakeholder.MapID, principal string, make bool) (stakeholder.ParticipantID, error) {
	key := string(m) + "/" + principal
	row, ok, err := w.Short.Row(ctx, scorerTable, key)
	if err != nil || ok || !make {
		return stakeholder.ParticipantID(row.Value), err
	}
	w.steering.Lock()
	defer w.steering.Unlock()
	if row, ok, err = w.Short.Row(ctx, scorerTable, key); err != nil || ok { // made meanwhile
		return stakeholder.ParticipantID(row.Value), err
	}
	id := w.NewID()
	return stakeholder.ParticipantID(id), w.Short.Save(ctx, store.Row{Table: scorerTable, Key: key, Value: []byte(id), Until: w.Now().Add(scorerLife)})
}
