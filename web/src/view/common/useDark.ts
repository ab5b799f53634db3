import { useEffect, useState } from "react";
import { useSettings } from "./SettingsContext";

/** Whether the page is dark now. */
export function useDark(): boolean {
  const { appearance } = useSettings();
  const [machine, setMachine] = useState(() => query().matches);
  useEffect(() => {
    const asked = query();
    const changed = () => setMachine(asked.matches);
    asked.addEventListener("change", changed);
    return () => asked.removeEventListener("change", changed);
  }, []);
  return appearance === "auto" ? machine : appearance === "dark";
}

function query(): MediaQueryList {
  return matchMedia("(prefers-color-scheme: dark)");
}
