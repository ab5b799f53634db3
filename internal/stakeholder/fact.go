package stakeholder

// Fact is what is known of one fact about the work, such as whether it changes
// a law. Together they tell who must, should or may be involved. A fact that
// is not known has no record.
type Fact struct {
	ID     FactID `json:"id" field:"must everybody"`
	Answer Answer `json:"answer" field:"must everybody"`
}

// Key names the fact.
func (f Fact) Key() Key { return Key{FactRecord, string(f.ID)} }

func (Fact) table() *table { return factTable }

var factTable = tableOf[Fact](FactRecord)

// AnswerFact tells what is known of a fact; with no answer it is not known.
type AnswerFact struct {
	Fact
}

func (c AnswerFact) apply(d *draft) error {
	if c.Answer != "" {
		return d.put(c.Fact)
	}
	if err := checkStated(c.Key(), c.ID); err != nil {
		return err
	}
	d.remove(c.Key())
	return nil
}
