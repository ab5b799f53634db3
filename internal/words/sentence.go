package words

// Sentence is one text in all languages, as rules kept as data have them.
type Sentence struct {
	NB string `json:"nb"`
	NN string `json:"nn"`
	EN string `json:"en"`
}

// In gives the text in a language; one that is not known gives bokmål.
func (s Sentence) In(lang string) string {
	switch Lang(lang) {
	case Nynorsk:
		return s.NN
	case English:
		return s.EN
	}
	return s.NB
}

// Whole tells whether there is a text in every language.
func (s Sentence) Whole() bool { return s.NB != "" && s.NN != "" && s.EN != "" }

// Each makes a text in every language.
func Each(write func(lang Lang) string) Sentence {
	return Sentence{write(Bokmal), write(Nynorsk), write(English)}
}
