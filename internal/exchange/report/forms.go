package report

// Form is a form that a report is written in.
type Form struct {
	Ending string // without the dot
	Media  string
	Paper  string // that its drawings are for; see Options
	Write  func(*Document) ([]byte, error)
}

// Forms lists them.
func Forms() []Form {
	const office = "application/vnd.openxmlformats-officedocument."
	return []Form{
		{"docx", office + "wordprocessingml.document", paper, Word},
		{"html", "text/html; charset=utf-8", paper, HTML},
		{"pdf", "application/pdf", paper, PDF},
		{"pptx", office + "presentationml.presentation", slidePaper, Slides},
	}
}
