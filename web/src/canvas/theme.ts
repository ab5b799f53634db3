// Follows the page's colours: a canvas does not by itself.
import { type Palette, pagePalette, systemPalette } from "./palette";

/** Reads the palette that the page has where `host` is. */
export function readPalette(host: HTMLElement): Palette {
  const probe = host.ownerDocument.createElement("span");
  probe.hidden = true;
  probe.style.setProperty("forced-color-adjust", "none");
  host.append(probe);
  const read = (expression: string) => {
    probe.style.color = expression;
    return getComputedStyle(probe).color;
  };
  const palette = matchMedia("(forced-colors: active)").matches ? systemPalette(read) : pagePalette(read);
  probe.remove();
  return palette;
}

/** Calls back when the page's colours or the screen's density may have changed; returns how to stop. */
export function followTheme(host: HTMLElement, changed: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"].map((q) => matchMedia(q));
  for (const query of queries) query.addEventListener("change", changed);
  const observer = new MutationObserver(changed);
  for (let e: Element | null = host; e; e = e.parentElement) {
    observer.observe(e, { attributes: true, attributeFilter: ["data-color-scheme", "data-color", "data-theme"] });
  }
  const stopDensity = followDensity(changed);
  return () => {
    stopDensity();
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", changed);
  };
}

/** Calls back when the window comes to a screen of another density. */
function followDensity(changed: () => void): () => void {
  let query: MediaQueryList | undefined;
  const watch = () => {
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", moved, { once: true });
  };
  const moved = () => {
    changed();
    watch();
  };
  watch();
  return () => query?.removeEventListener("change", moved);
}

/** Whether the user wants no movement. */
export function reducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
