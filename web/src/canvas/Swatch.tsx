import { useEffect, useRef } from "react";
import { paintSample, type Sample } from "./sample";
import "./canvas.css";
import { followTheme, readPalette } from "./theme";

/** A sample of how an actor or a relation looks, beside its name in a legend; it says nothing by itself. */
export function Swatch({ sample }: { readonly sample: Sample }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    const host = current?.parentElement;
    if (!current || !host) return;
    const paint = () => paintSample(current, sample, readPalette(host));
    paint();
    return followTheme(host, paint);
  }, [sample]);
  return <canvas ref={canvas} className="graph-swatch" aria-hidden="true" />;
}
