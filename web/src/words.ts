// The client's sentences. A missing key in a language does not compile.
const nb = {
  title: "Interessentkart",
  motto: "Alle skal med, bare ikke i styringsgruppen",
  maps: "Kart",
  noMaps: "Ingen kart ennå. Lag et nytt, eller begynn med et virkelig eksempel.",
  examples: "Eksempler",
  newMap: "Nytt kart",
  name: "Navn på kartet",
  create: "Lag kart",
  open: "Åpne",
  back: "Alle kart",
  untitled: "Kart uten navn",
  actors: "{n} aktører",
  counts: "{actors} aktører, {relations} relasjoner, {groups} grupper",
  loading: "Laster …",
  network: "Nettverk",
  hierarchy: "Hierarki",
  grid: "Interesse og innflytelse",
  rings: "Ringer",
  levels: "Nivåer",
  governance: "Styring",
  overlap: "Overlapp",
  views: "Visning",
  drawing: "Tegning av {title}: {view}",
  connected: "Tilkoblet: endringer vises med en gang",
  disconnected: "Ikke tilkoblet. Prøver igjen.",
  "session.missing": "Åpne adressen som programmet skrev ut da det startet: den slipper inn én nettleser, én gang. Start programmet på nytt for å få en ny.",
  offline: "Tjeneren svarer ikke. Sjekk at programmet kjører, og prøv igjen.",
  failed: "Det gikk ikke ({code}).",
};

type Key = keyof typeof nb;
type Dictionary = Record<Key, string>;

const nn: Dictionary = {
  title: "Interessentkart",
  motto: "Alle skal med, berre ikkje i styringsgruppa",
  maps: "Kart",
  noMaps: "Ingen kart enno. Lag eit nytt, eller byrja med eit verkeleg døme.",
  examples: "Døme",
  newMap: "Nytt kart",
  name: "Namn på kartet",
  create: "Lag kart",
  open: "Opne",
  back: "Alle kart",
  untitled: "Kart utan namn",
  actors: "{n} aktørar",
  counts: "{actors} aktørar, {relations} relasjonar, {groups} grupper",
  loading: "Lastar …",
  network: "Nettverk",
  hierarchy: "Hierarki",
  grid: "Interesse og innverknad",
  rings: "Ringar",
  levels: "Nivå",
  governance: "Styring",
  overlap: "Overlapp",
  views: "Vising",
  drawing: "Teikning av {title}: {view}",
  connected: "Tilkopla: endringar blir viste med ein gong",
  disconnected: "Ikkje tilkopla. Prøver igjen.",
  "session.missing": "Opne adressa som programmet skreiv ut da det starta: ho slepper inn éin nettlesar, éin gong. Start programmet på nytt for å få ei ny.",
  offline: "Tenaren svarer ikkje. Sjekk at programmet køyrer, og prøv igjen.",
  failed: "Det gjekk ikkje ({code}).",
};

const en: Dictionary = {
  title: "Stakeholder maps",
  motto: "Everybody in, only not in the steering group",
  maps: "Maps",
  noMaps: "No maps yet. Make a new one, or begin with a real example.",
  examples: "Examples",
  newMap: "New map",
  name: "Name of the map",
  create: "Make map",
  open: "Open",
  back: "All maps",
  untitled: "Untitled map",
  actors: "{n} actors",
  counts: "{actors} actors, {relations} relations, {groups} groups",
  loading: "Loading …",
  network: "Network",
  hierarchy: "Hierarchy",
  grid: "Interest and influence",
  rings: "Rings",
  levels: "Levels",
  governance: "Governance",
  overlap: "Overlap",
  views: "View",
  drawing: "Drawing of {title}: {view}",
  connected: "Connected: changes show at once",
  disconnected: "Not connected. Trying again.",
  "session.missing": "Open the address that the program printed when it started: it lets one browser in, once. Start the program again for a new one.",
  offline: "The server does not answer. Check that the program is running, and try again.",
  failed: "That did not work ({code}).",
};

const languages = { nb, nn, en };
export type Language = keyof typeof languages;

/** The best of our languages for what the browser asks for; bokmål otherwise. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const code = tag.toLowerCase().split("-")[0];
    if (code === "nb" || code === "nn" || code === "en") return code;
    if (code === "no") return "nb";
  }
  return "nb";
}

/** A sentence in a language, with {names} filled in. */
export function say(language: Language, key: Key, values: Record<string, string | number> = {}): string {
  return languages[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A function that speaks one language. */
export type Speak = (key: Key, values?: Record<string, string | number>) => string;
