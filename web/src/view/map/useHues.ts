import { type CSSProperties, type RefObject, useLayoutEffect, useState } from "react";
import type { Palette } from "../../canvas/palette";
import { followTheme, readPalette } from "../../canvas/theme";

/** The canvas' colours as custom properties, so that lists and legends have the same ones. */
export function useHues(host: RefObject<HTMLElement | null>): CSSProperties {
  const [style, setStyle] = useState<CSSProperties>({});
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const read = () => setStyle(hueProperties(readPalette(element)));
    read();
    return followTheme(element, read);
  }, [host]);
  return style;
}

function hueProperties(palette: Palette): CSSProperties {
  const properties: Record<string, string> = { "--map-line": palette.line, "--map-warning": palette.warning };
  const all = [...palette.hues.map((hue, i) => [String(i), hue] as const), ["neutral", palette.neutral] as const];
  for (const [name, hue] of all) {
    properties[`--map-fill-${name}`] = hue.fill;
    properties[`--map-stroke-${name}`] = hue.stroke;
    properties[`--map-ink-${name}`] = hue.ink;
  }
  return properties as CSSProperties;
}
