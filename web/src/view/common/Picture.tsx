import { useEffect, useRef, useState } from "react";
import type { View } from "../../model/types";
import { drawingAddress } from "../../net/ask";
import { useLanguage } from "../../words/language";
import { useDark } from "./useDark";

interface Props {
  map: string;
  view: View;
  /** The revision at which a drawing last changed. */
  drawn: number;
  alt: string;
  className: string;
}

const rest = 500; // ms between two drawings, so that a busy room does not keep phones busy

/** A drawing of the map. The old one stays until the next one is there. */
export function Picture({ map, view, drawn, alt, className }: Props) {
  const lang = useLanguage();
  const theme = useDark() ? "dark" : "light";
  const wanted = drawingAddress(map, { view, lang, theme, revision: drawn });
  const shown = useLoaded(wanted);
  return shown ? <img className={className} src={shown} alt={alt} /> : <div className={className} aria-busy="true" />;
}

// useLoaded gives the last address that has been loaded, and loads the wanted one.
function useLoaded(wanted: string): string | undefined {
  const [shown, setShown] = useState<string>();
  const last = useRef(0);
  useEffect(() => {
    let left = false;
    const load = () => {
      last.current = performance.now();
      const image = new Image();
      image.addEventListener("load", () => !left && setShown(wanted));
      image.src = wanted;
    };
    const timer = setTimeout(load, Math.max(0, last.current + rest - performance.now()));
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [wanted]);
  return shown;
}
