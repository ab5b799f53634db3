// The shapes, patterns and line ends of the canvas as SVG paths, for legends and lists.
import type { Kind, Pattern } from "../../canvas/api";
import { hatchOf } from "../../canvas/hatch";
import { type Pen, trace } from "../../canvas/shapes";

/** The box that a mark is drawn in, in its own units. */
export const markBox = { x: 1.5, y: 1.5, w: 33, h: 19 };
export const markSize = { w: 36, h: 22 };

const number = (v: number) => String(Math.round(v * 100) / 100);

/** Writes down what is drawn as SVG path data. */
class Recorder implements Pen {
  readonly parts: string[] = [];

  moveTo(x: number, y: number) {
    this.put("M", x, y);
  }

  lineTo(x: number, y: number) {
    this.put("L", x, y);
  }

  closePath() {
    this.parts.push("Z");
  }

  rect(x: number, y: number, w: number, h: number) {
    this.put("M", x, y);
    this.put("h", w);
    this.put("v", h);
    this.put("h", -w);
    this.closePath();
  }

  // Only whole ellipses are asked for.
  ellipse(x: number, y: number, rx: number, ry: number) {
    this.put("M", x + rx, y);
    this.put("A", rx, ry, 0, 1, 1, x - rx, y);
    this.put("A", rx, ry, 0, 1, 1, x + rx, y);
    this.closePath();
  }

  roundRect(x: number, y: number, w: number, h: number, r: number) {
    this.put("M", x + r, y);
    this.put("h", w - 2 * r);
    this.put("a", r, r, 0, 0, 1, r, r);
    this.put("v", h - 2 * r);
    this.put("a", r, r, 0, 0, 1, -r, r);
    this.put("h", 2 * r - w);
    this.put("a", r, r, 0, 0, 1, -r, -r);
    this.put("v", 2 * r - h);
    this.put("a", r, r, 0, 0, 1, r, -r);
    this.closePath();
  }

  private put(letter: string, ...values: number[]) {
    this.parts.push(letter + values.map(number).join(" "));
  }
}

/** SVG path data of what is drawn with a pen. */
export function recorded(draw: (pen: Pen) => void): string {
  const pen = new Recorder();
  draw(pen as Pen);
  return pen.parts.join("");
}

/** The outline of a kind in the mark's box. */
export function outlineOf(kind: Kind): string {
  return recorded((pen) => trace(pen, kind, markBox));
}

/** The lines of a pattern over the mark's box; they reach beyond the outline. */
export function patternOf(pattern: Pattern): string {
  return recorded((pen) => hatchOf(pen, pattern, markBox));
}
