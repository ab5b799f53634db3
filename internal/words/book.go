package words

import (
	"io/fs"

	"interessentkart/data"
)

// Book is the texts of all languages. It never changes and can be shared.
type Book struct {
	langs map[Lang]Words
}

// Open reads the book that the program carries with it.
func Open() (Book, error) { return Read(data.Files()) }

// Read reads a book from files named words/<language>/<area>.json.
func Read(files fs.FS) (Book, error) {
	b := Book{map[Lang]Words{}}
	for _, lang := range Langs() {
		w, err := read(files, lang)
		if err != nil {
			return Book{}, err
		}
		b.langs[lang] = w
	}
	return b, nil
}

// In gives the words of a language, bokmål when it is none of ours.
func (b Book) In(lang string) Words {
	known, _ := ParseLang(lang)
	return b.langs[known]
}

// Sentence gives a text in all languages; it is not Whole when the key lacks in
// one of them.
func (b Book) Sentence(key string) Sentence {
	return Each(func(lang Lang) string { return b.langs[lang].texts[key] })
}
