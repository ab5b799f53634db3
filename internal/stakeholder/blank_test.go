package stakeholder

import "testing"

func TestBlank(t *testing.T) {
	for _, text := range []string{"", " ", "\t\n", "\u00a0", "\u3164", "\u3164 \u115f\u1160\uffa0", "\u200b\u200d\u2060", "\u2800", "\u00ad", "\ufe0f", "\u0301", "\U000e0061", "\u180e\u034f"} {
		if !Blank(text) {
			t.Errorf("%q shows something", text)
		}
		if _, _, err := Apply(New("m"), AddActor{Actor{ID: "a", Name: text}}); err == nil {
			t.Errorf("%q is a name", text)
		}
	}
	for _, text := range []string{"a", " Å ", "-", "…", "e\u0301", "☺", "ㄱ", "⠁", "\u200fא"} {
		if Blank(text) {
			t.Errorf("%q shows nothing", text)
		}
	}
}
