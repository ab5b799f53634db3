// Actors and relations as they are drawn now.
import type { SceneEdge, SceneNode } from "./api";
import type { Box, Curve } from "./geometry";
import type { Block } from "./text";

/** Scales between which a small name is hidden: from the first, up to but not with the second. */
export type Gap = readonly [number, number];

/** An actor as it is drawn now; where it is may differ from the model while it moves. */
export interface NodeItem {
  /** Its place in the order of drawing. */
  index: number;
  model: SceneNode;
  x: number;
  y: number;
  /** The size that it has at the scale that is drawn, in map units; `own` where there is room enough. */
  w: number;
  h: number;
  own: { readonly w: number; readonly h: number };
  block: Block;
  edges: EdgeItem[];
  dim: boolean;
  /** Pointed out by the model's highlight. */
  marked: boolean;
  /** The scale from which there is room for the name; Infinity for never. */
  nameFrom: number;
  /** The scales at which there is no room for it inside the box, at the scale of the box. */
  smallGaps: readonly Gap[];
}

/** A relation as it is drawn now. */
export interface EdgeItem {
  index: number;
  model: SceneEdge;
  a: NodeItem;
  b: NodeItem;
  /** How far its middle is moved sideways, seen from the end with the lesser id. */
  lane: number;
  curve: Curve;
  box: Box;
  dim: boolean;
  marked: boolean;
}
