import { type FormEvent, useId, useState } from "react";
import type { ApiError } from "../../net/ask";
import { Options } from "./Options";
import { bareCode, codeLength, foreignLetters, groupCode } from "../../model/code";
import { useRefusal } from "./refusal";
import { useWay } from "./useWay";
import { Way } from "./Way";
import { usePhoneSay } from "./words";

type Join = (code: string, name: string) => Promise<ApiError | undefined>;

const lastName = "interessentkart.name";

/** The door: a code, unless one was scanned, and a display name. The way to the service is tried first. */
export function JoinPage({ token, join }: { token: string; join: Join }) {
  const say = usePhoneSay();
  const refusal = useRefusal();
  const [way, tryAgain] = useWay();
  const [typing, setTyping] = useState(token === "");
  const [code, setCode] = useState("");
  const [name, setName] = useState(() => stored());
  const [wrong, setWrong] = useState<{ field: "code" | "name" | "form"; text: string }>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fault = typing ? codeFault(code, say) : undefined;
    if (fault) return setWrong({ field: "code", text: fault });
    if (name.trim() === "") return setWrong({ field: "name", text: say("nameMissing") });
    setBusy(true);
    store(name.trim());
    const error = await join(typing ? bareCode(code) : token, name.trim());
    setBusy(false);
    if (!error) return;
    const field = error.code === "join.unknown" && typing ? "code" : error.code.startsWith("text.") ? "name" : "form";
    setWrong({ field, text: refusal(error) });
    if (error.code === "join.unknown") setTyping(true);
  };
  return (
    <main id="content" className="phone phone-door">
      <h1 className="ds-heading" data-size="lg">
        {say("join")}
      </h1>
      <p className="ds-paragraph">{say(typing ? "joinIntro" : "joinScanned")}</p>
      <form className="phone-form" noValidate onSubmit={(e) => void submit(e)}>
        {typing && <CodeField code={code} setCode={setCode} wrong={wrong?.field === "code" ? wrong.text : undefined} />}
        <NameField name={name} setName={setName} wrong={wrong?.field === "name" ? wrong.text : undefined} />
        {wrong?.field === "form" && (
          <p className="ds-alert" data-color="danger" role="alert">
            {wrong.text}
          </p>
        )}
        <button type="submit" className="ds-button" data-size="lg" disabled={busy}>
          {say(busy ? "entering" : "enter")}
        </button>
        {!typing && (
          <button type="button" className="ds-button" data-variant="tertiary" onClick={() => setTyping(true)}>
            {say("typeInstead")}
          </button>
        )}
      </form>
      <Way way={way} tryAgain={tryAgain} />
      <Options />
    </main>
  );
}

function codeFault(code: string, say: (key: "codeForeign" | "codeShort", values: Record<string, string | number>) => string): string | undefined {
  const foreign = foreignLetters(code);
  if (foreign.length > 0) return say("codeForeign", { letters: foreign.join(", ") });
  const n = bareCode(code).length;
  return n === codeLength ? undefined : say("codeShort", { n });
}

function CodeField({ code, setCode, wrong }: { code: string; setCode: (code: string) => void; wrong: string | undefined }) {
  const say = usePhoneSay();
  const id = useId();
  return (
    <div className="ds-field">
      <label className="ds-label" htmlFor={id}>
        {say("code")}
      </label>
      <p className="phone-hint" id={`${id}-hint`}>
        {say("codeHint")}
      </p>
      <input
        id={id}
        className="ds-input phone-code"
        value={code}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="next"
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-hint${wrong ? ` ${id}-wrong` : ""}`}
        onChange={(e) => setCode(e.target.selectionStart === e.target.value.length ? groupCode(e.target.value) : e.target.value)}
      />
      {wrong && (
        <p className="ds-validation-message" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

function NameField({ name, setName, wrong }: { name: string; setName: (name: string) => void; wrong: string | undefined }) {
  const say = usePhoneSay();
  const id = useId();
  return (
    <div className="ds-field">
      <label className="ds-label" htmlFor={id}>
        {say("name")}
      </label>
      <p className="phone-hint" id={`${id}-hint`}>
        {say("nameHint")}
      </p>
      <input
        id={id}
        className="ds-input"
        value={name}
        maxLength={40}
        autoComplete="name"
        enterKeyHint="go"
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-hint${wrong ? ` ${id}-wrong` : ""}`}
        onChange={(e) => setName(e.target.value)}
      />
      {wrong && (
        <p className="ds-validation-message" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

function stored(): string {
  try {
    return localStorage.getItem(lastName) ?? "";
  } catch {
    return "";
  }
}

function store(name: string) {
  try {
    localStorage.setItem(lastName, name);
  } catch {
    // One types it again.
  }
}
