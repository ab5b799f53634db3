import "@digdir/designsystemet-css/theme";
import "@digdir/designsystemet-css";
import "@fontsource-variable/inter";
import "./main.css";
import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { MapPage } from "./view/MapPage";
import { StartPage } from "./view/StartPage";
import { chooseLanguage, type Speak, say } from "./words";

const language = chooseLanguage(navigator.languages);
const speak: Speak = (key, values) => say(language, key, values);

/** The page that the address names. */
function App() {
  const [address, setAddress] = useState(location.hash);
  useEffect(() => {
    const changed = () => setAddress(location.hash);
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  const id = /^#\/kart\/([a-z0-9][a-z0-9_-]*)$/.exec(address)?.[1];
  if (id) return <MapPage key={id} id={id} say={speak} language={language} />;
  return <StartPage say={speak} language={language} open={(made) => (location.hash = `#/kart/${made}`)} />;
}

document.documentElement.lang = language;
document.title = speak("title");
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
