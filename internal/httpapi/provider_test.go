package httpapi

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

const asProvider = "INTERESSENTKART_TEST_PROVIDER"

func TestMain(m *testing.M) {
	if os.Getenv(asProvider) != "" {
		runProvider()
		return
	}
	os.Exit(m.Run())
}

// provider is a small provider of OpenID Connect. How it misbehaves next is told
// by a POST to /scenario.
type provider struct {
	url        string
	key, other *ecdsa.PrivateKey

	// mu guards what follows.
	mu       sync.Mutex
	scenario string
	asked    map[string]url.Values // code → what was asked for
}

// runProvider serves until its standard input ends.
func runProvider() {
	p := &provider{asked: map[string]url.Values{}}
	for _, key := range []**ecdsa.PrivateKey{&p.key, &p.other} {
		*key, _ = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", p.discover)
	mux.HandleFunc("GET /keys", p.keys)
	mux.HandleFunc("GET /authorize", p.authorize)
	mux.HandleFunc("POST /token", p.token)
	mux.HandleFunc("POST /scenario", func(_ http.ResponseWriter, r *http.Request) {
		text, _ := io.ReadAll(r.Body)
		p.mu.Lock()
		defer p.mu.Unlock()
		p.scenario = string(text)
	})
	server := httptest.NewServer(mux)
	p.url = server.URL
	fmt.Println(server.URL)
	_, _ = io.Copy(io.Discard, os.Stdin)
}

func answerJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

func (p *provider) discover(w http.ResponseWriter, _ *http.Request) {
	answerJSON(w, map[string]any{
		"issuer": p.url, "authorization_endpoint": p.url + "/authorize", "token_endpoint": p.url + "/token", "jwks_uri": p.url + "/keys",
		"response_types_supported": []string{"code"}, "subject_types_supported": []string{"pairwise"},
		"id_token_signing_alg_values_supported": []string{"ES256"}, "code_challenge_methods_supported": []string{"S256"},
	})
}

func (p *provider) keys(w http.ResponseWriter, _ *http.Request) {
	answerJSON(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: p.key.Public(), KeyID: "k", Algorithm: "ES256", Use: "sig"}}})
}

// authorize says yes at once.
func (p *provider) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if q.Get("code_challenge_method") != "S256" || q.Get("nonce") == "" || q.Get("state") == "" {
		http.Error(w, "no PKCE, nonce or state", http.StatusBadRequest)
		return
	}
	code := rand.Text()
	p.mu.Lock()
	p.asked[code] = q
	p.mu.Unlock()
	back, _ := url.Parse(q.Get("redirect_uri"))
	back.RawQuery = url.Values{"code": {code}, "state": {q.Get("state")}}.Encode()
	http.Redirect(w, r, back.String(), http.StatusSeeOther)
}

func (p *provider) token(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	scenario, asked := p.scenario, p.asked[r.FormValue("code")]
	delete(p.asked, r.FormValue("code"))
	p.mu.Unlock()
	sum := sha256.Sum256([]byte(r.FormValue("code_verifier")))
	if asked == nil || base64.RawURLEncoding.EncodeToString(sum[:]) != asked.Get("code_challenge") {
		w.WriteHeader(http.StatusBadRequest)
		answerJSON(w, map[string]string{"error": "invalid_grant"})
		return
	}
	answerJSON(w, map[string]any{"access_token": "unused", "token_type": "Bearer", "id_token": p.idToken(scenario, asked)})
}

func (p *provider) idToken(scenario string, asked url.Values) string {
	claims := map[string]any{
		"iss": p.url, "aud": asked.Get("client_id"), "sub": "01019012345", "nonce": asked.Get("nonce"), "name": "Kari Nordmann", "acr": "substantial",
		"iat": time.Now().Unix(), "exp": time.Now().Add(time.Minute).Unix(),
	}
	represent(claims, asked.Get("authorization_details"), "0192:974760673")
	key := p.key
	switch scenario {
	case "other subject":
		claims["sub"] = "02029012345"
	case "wrong nonce":
		claims["nonce"] = "x"
	case "wrong audience":
		claims["aud"] = "x"
	case "wrong issuer":
		claims["iss"] = "https://evil.example"
	case "expired":
		claims["exp"] = time.Now().Add(-time.Hour).Unix()
	case "wrong key":
		key = p.other
	case "low level":
		claims["acr"] = "low"
	case "no subject":
		claims["sub"] = ""
	case "for another client":
		claims["azp"] = "x"
	case "for several":
		claims["aud"] = []string{asked.Get("client_id"), "x"}
	case "for several, and us":
		claims["aud"], claims["azp"] = []string{asked.Get("client_id"), "x"}, asked.Get("client_id")
	case "other organisation":
		represent(claims, asked.Get("authorization_details"), "0192:889640782")
	case "as oneself":
		claims["authorization_details"] = []any{map[string]any{"type": "ansattporten:altinn:resource"}}
	case "a number somewhere":
		claims["authorization_details"] = []any{map[string]any{"type": "ansattporten:altinn:resource", "resource": "urn:altinn:resource:kart", "resource_name": "0192:974760673"}}
	case "another resource":
		represent(claims, `[{"type":"ansattporten:altinn:resource","resource":"urn:altinn:resource:other"}]`, "0192:974760673")
	case "another type":
		represent(claims, `[{"type":"ansattporten:altinn:service","resource":"urn:altinn:resource:kart"}]`, "0192:974760673")
	case "no organisation":
		delete(claims, "authorization_details")
	case "unsigned":
		header, payload := `{"alg":"none"}`, new(strings.Builder)
		_ = json.NewEncoder(payload).Encode(claims)
		return base64.RawURLEncoding.EncodeToString([]byte(header)) + "." + base64.RawURLEncoding.EncodeToString([]byte(payload.String())) + "."
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: key}, (&jose.SignerOptions{}).WithHeader("kid", "k"))
	if err != nil {
		return err.Error()
	}
	text, err := jwt.Signed(signer).Claims(claims).Serialize()
	if err != nil {
		return err.Error()
	}
	return text
}

// represent adds what Ansattporten tells of whom somebody is there for: of each
// type that was asked for, in the form of that type. Who was not asked is there
// as oneself, and nothing is told.
func represent(claims map[string]any, asked, organisation string) {
	var details []map[string]any
	if json.Unmarshal([]byte(asked), &details) != nil {
		return
	}
	number := map[string]any{"authority": "iso6523-actorid-upis", "ID": organisation}
	for _, d := range details {
		switch d["type"] {
		case "ansattporten:altinn:resource":
			d["authorized_parties"] = []any{map[string]any{"orgno": number, "resource": "kart", "name": "Etaten", "unit_type": "ORGL"}}
		case "ansattporten:altinn:service":
			d["reportees"] = []any{map[string]any{"Authority": "iso6523-actorid-upis", "ID": organisation, "Name": "Etaten", "Rights": []string{"Read"}}}
		case "ansattporten:orgno":
			d["orgno"] = number
		}
		delete(d, "representation_is_required")
	}
	claims["authorization_details"] = details
}

// startProvider runs the provider as a process of its own until the test ends.
func startProvider(t *testing.T) string {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), asProvider+"=1")
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = command.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line)
}
