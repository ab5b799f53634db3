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
}

// Join lets somebody into the workshop that a typed code or a scanned token
// belongs to.
func (w *Workshops) Join(ctx context.Context, secret, name string) (Person, stakeholder.MapID, error) {
	if len(secret) < 20 {
		secret = cleanCode(secret)
	}
	row, ok, err := w.Short.Row(ctx, joinTable, digest(secret))
	if err != nil {
		return Person{}, "", err
	}
	if !ok {
		return Person{}, "", stakeholder.NotFound.At(stakeholder.Key{}, JoinUnknown)
	}
	m := stakeholder.MapID(row.Value)
	s, err := w.must(ctx, m)
	if err != nil {
		return Person{}, "", err
	}
	if s.DoorLocked {
		return Person{}, "", stakeholder.Forbidden.At(stakeholder.Key{}, DoorLocked)
	}
	p, err := w.add(ctx, m, s, Person{Name: name})
	return p, m, err
}

// StandIn adds a table without phones.
func (w *Workshops) StandIn(ctx context.Context, m stakeholder.MapID, name string) (Person, error) {
	s, err := w.must(ctx, m)
	if err != nil {
		return Person{}, err
	}
	return w.add(ctx, m, s, Person{Name: name, StandIn: true})
}

func (w *Workshops) add(ctx context.Context, m stakeholder.MapID, s Workshop, p Person) (Person, error) {
	name, err := displayName(p.Name)
	if err != nil {
		return p, err
	}
	people, err := w.People(ctx, m)
	if err != nil {
		return p, err
	}
	if len(people) >= MaxPeople {
		return p, stakeholder.Conflict.At(stakeholder.Key{}, WorkshopFull).With(MaxPeople)
	}
	p.ID, p.Name, p.Joined = w.NewID(), name, w.Now().UTC()
	p.Author, p.Participant = store.AuthorID(w.NewID()), stakeholder.ParticipantID(w.NewID())
	err = w.savePerson(ctx, m, s, p)
	w.Tell(m)
	return p, err
}

// displayName accepts what a name of an actor could be, at most 40 characters.
func displayName(name string) (string, error) {
	name, _ = stakeholder.Clean(name)
	name = strings.Join(strings.Fields(name), " ")
	switch {
	case name == "":
		return "", stakeholder.Invalid.At(stakeholder.Key{}, stakeholder.TextEmpty)
	case len([]rune(name)) > 40:
		return "", stakeholder.Invalid.At(stakeholder.Key{}, stakeholder.TextLong)
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
			return stakeholder.NotFound.At(stakeholder.Key{}, PersonUnknown).With(id)
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
		err = stakeholder.NotFound.At(stakeholder.Key{}, PersonUnknown).With(id)
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

// Remove sends somebody out. Their scores stay, under the random id.
func (w *Workshops) Remove(ctx context.Context, m stakeholder.MapID, id string) error {
	_, ok, err := w.Short.Take(ctx, personTable, string(m)+"/"+id)
	if err == nil && !ok {
		err = stakeholder.NotFound.At(stakeholder.Key{}, PersonUnknown).With(id)
	}
	w.Tell(m)
	return err
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
