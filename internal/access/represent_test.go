package access

import (
	"encoding/json"
	"testing"
)

// Where tokens say which organisation somebody is there for, and where not.
func TestOrganisation(t *testing.T) {
	const ask = `[{"type":"ansattporten:altinn:resource","resource":"urn:altinn:resource:kart"},
		{"type":"ansattporten:altinn:service","resource":"urn:altinn:resource:2480:40"},{"type":"ansattporten:orgno"}]`
	for _, c := range []struct{ name, claim, token, want string }{
		{"a resource", detailsClaim, `{"authorization_details":[{"type":"ansattporten:altinn:resource","resource":"urn:altinn:resource:kart","authorized_parties":[
			{"orgno":{"authority":"iso6523-actorid-upis","ID":"0192:999999999"}},{"orgno":{"authority":"iso6523-actorid-upis","ID":"0192:974760673"}}]}]}`, "974760673"},
		{"a service", detailsClaim, `{"authorization_details":[{"type":"ansattporten:altinn:service","resource":"urn:altinn:resource:2480:40",
			"reportees":[{"Authority":"iso6523-actorid-upis","ID":"0192:974760673","Name":"Etaten"}]}]}`, "974760673"},
		{"an employer", detailsClaim, `{"authorization_details":[{"type":"ansattporten:orgno","orgno":{"Authority":"iso6523-actorid-upis","ID":"0192:974760673"}}]}`, "974760673"},
		{"oneself", detailsClaim, `{"authorization_details":[{"type":"ansattporten:altinn:resource"}]}`, ""},
		{"a resource that was not asked for", detailsClaim, `{"authorization_details":[{"type":"ansattporten:altinn:resource","resource":"urn:altinn:resource:x",
			"authorized_parties":[{"orgno":{"ID":"0192:974760673"}}]}]}`, ""},
		{"parties of another type", detailsClaim, `{"authorization_details":[{"type":"ansattporten:orgno","authorized_parties":[{"orgno":{"ID":"0192:974760673"}}]}]}`, ""},
		{"another register", detailsClaim, `{"authorization_details":[{"type":"ansattporten:orgno","orgno":{"authority":"x","ID":"974760673"}}]}`, ""},
		{"a text", detailsClaim, `{"authorization_details":"0192:974760673"}`, ""},
		{"a text anywhere", detailsClaim, `{"authorization_details":[{"type":"ansattporten:orgno","note":"974760673"}],"org":"974760673"}`, ""},
		{"a path", "organization.number", `{"organization":{"number":"974760673","name":"x"}}`, "974760673"},
		{"a list", "orgs", `{"orgs":["1","0192:974760673"]}`, "974760673"},
		{"beside the path", "organization.number", `{"organization":{"name":"974760673"},"number":"974760673"}`, ""},
		{"no path", "a.b.c", `{"a":"974760673"}`, ""},
		{"nothing", "org", `{}`, ""},
		{"an empty one", "org", `{"org":""}`, ""},
	} {
		asked, err := readDetails(ask)
		if err != nil {
			t.Fatal(err)
		}
		o := &OpenID{provider: Provider{Claim: c.claim, Organisations: []string{"974760673", ""}}, asked: asked}
		var claims map[string]any
		if err := json.Unmarshal([]byte(c.token), &claims); err != nil {
			t.Fatal(c.name, err)
		}
		if got := o.organisation(claims); got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
	for _, bad := range []string{"x", "{}", "[{}]", `[{"resource":"x"}]`} {
		if _, err := readDetails(bad); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}
