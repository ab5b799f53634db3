// How a drawing lies in its frame: moved and scaled, without losing it.

/** A drawing point p is at x + k p in the frame, in CSS pixels. */
export interface Lie {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const least = 0.2; // of the scale that fits
const most = 8; // CSS pixels a point

/** The whole drawing in the middle of the frame, with a margin, and not larger than twice its natural size. */
export function fitted(drawing: Size, frame: Size, margin = 8): Lie {
  const k = Math.min((frame.width - 2 * margin) / drawing.width, (frame.height - 2 * margin) / drawing.height, 2);
  const scale = Number.isFinite(k) && k > 0 ? k : 1;
  return { k: scale, x: (frame.width - scale * drawing.width) / 2, y: (frame.height - scale * drawing.height) / 2 };
}

/** Scales around a point of the frame. */
export function zoomed(lie: Lie, factor: number, at: { x: number; y: number }, fit: Lie): Lie {
  const k = Math.min(most, Math.max(least * fit.k, lie.k * factor));
  const f = k / lie.k;
  return { k, x: at.x - (at.x - lie.x) * f, y: at.y - (at.y - lie.y) * f };
}

/** Moves the drawing, of which a part always stays in the frame. */
export function moved(lie: Lie, dx: number, dy: number, drawing: Size, frame: Size): Lie {
  const keep = 48;
  const within = (v: number, length: number, room: number) => Math.min(room - keep, Math.max(keep - length, v));
  return { k: lie.k, x: within(lie.x + dx, lie.k * drawing.width, frame.width), y: within(lie.y + dy, lie.k * drawing.height, frame.height) };
}

/** Brings a box of the drawing into the frame, with as little movement as possible. */
export function revealed(lie: Lie, box: { x: number; y: number; width: number; height: number }, frame: Size, margin = 24): Lie {
  const shift = (low: number, high: number, room: number) => {
    if (low < margin || high - low > room - 2 * margin) return margin - low;
    return high > room - margin ? room - margin - high : 0;
  };
  const dx = shift(lie.x + lie.k * box.x, lie.x + lie.k * (box.x + box.width), frame.width);
  const dy = shift(lie.y + lie.k * box.y, lie.y + lie.k * (box.y + box.height), frame.height);
  return { ...lie, x: lie.x + dx, y: lie.y + dy };
}
