// What a page gives the canvas, and what the canvas tells the page. The canvas
// never changes the model: it says what the user wants, and draws what it is given.
import type { kinds, relationTypes } from "../model/choices";

/** The kinds of actors; each has a shape and a colour of its own. */
export type Kind = (typeof kinds)[number];

/** The types of relations; each has a pair of line ends of its own. */
export type RelationType = (typeof relationTypes)[number];

/** A hatching over a fill, for those who cannot tell the fills apart. */
export type Pattern = "plain" | "rising" | "falling" | "crossed" | "level" | "upright" | "squared" | "dotted";

/** A colour of the palette: one of eight hues, in the order of `kinds`, or none. */
export interface Tone {
  readonly hue: number | "neutral";
  /** Left out: plain. */
  readonly pattern?: Pattern;
}

/** An actor as it is drawn. `x` and `y` are its middle in map units. */
export interface SceneNode {
  readonly id: string;
  /** The whole name. It is wrapped in two lines and then cut; the tooltip has all of it. */
  readonly label: string;
  /** Written instead of a name that would be cut. */
  readonly short?: string;
  readonly x: number;
  readonly y: number;
  /** Gives the shape, and the colour when there is no tone. */
  readonly kind: Kind;
  readonly tone?: Tone;
  /** How much the box grows: 0.5–2, 1 when left out. */
  readonly size?: number;
  /** Drawn with a dashed outline. */
  readonly assumed?: boolean;
  /** Drawn with a thick outline and bold name. */
  readonly owner?: boolean;
  /** Stands for many: drawn with a second box behind. */
  readonly aggregate?: boolean;
  /** A mark of one or two characters in the upper right corner. */
  readonly badge?: string;
  /** Cannot be moved here. */
  readonly locked?: boolean;
  /** Who is dragging it now, written above it. */
  readonly heldBy?: string;
  /** Which labels stay where there is no room for all: higher wins. Left out: its number of relations. */
  readonly importance?: number;
}

/** A relation as it is drawn. */
export interface SceneEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly type: RelationType;
  /** Written on the line where there is room. */
  readonly label?: string;
  /** 1–3, 1 when left out: the width of the line. */
  readonly strength?: number;
  /** Drawn dashed. */
  readonly assumed?: boolean;
}

/** A soft outline around some actors, such as a group or a community. */
export interface Hull {
  readonly id: string;
  readonly label: string;
  readonly members: readonly string[];
  readonly tone?: Tone;
}

/** What lies behind the actors: cells of a grid, lanes, rings. In map units; it cannot be touched. */
export type Backdrop =
  | {
      readonly kind: "rect";
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly filled?: boolean;
      readonly label?: string;
    }
  | { readonly kind: "ring"; readonly x: number; readonly y: number; readonly r: number; readonly label?: string }
  | { readonly kind: "line"; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
  | { readonly kind: "text"; readonly x: number; readonly y: number; readonly text: string; readonly size?: number; readonly turned?: boolean };

/** All that is drawn. Give a new one to change anything; unchanged nodes should be the same objects. */
export interface SceneModel {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly hulls?: readonly Hull[];
  readonly backdrop?: readonly Backdrop[];
  /** Dims everything but this actor and its neighbours. */
  readonly focus?: string;
  /** Actors dimmed by a filter; relations with a dimmed end are dimmed too. */
  readonly dimmed?: ReadonlySet<string>;
  /** A path to point out, such as a voice; everything else is dimmed. */
  readonly highlight?: { readonly nodes: readonly string[]; readonly edges: readonly string[] };
}

/** What is selected. `edges` is filled when a relation is picked by itself. */
export interface Selection {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/** A new place for an actor, in map units. */
export interface Move {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The part of the map that is seen: the map point in the upper left corner, and CSS pixels a map unit. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** What the user wants. Leave out what the page does not offer; the canvas then does not offer it either. */
export interface Intentions {
  /** The selection changed. */
  select?(selection: Selection): void;
  /** `drag`: on the way, at most once a frame. `drop`: here it is to stay; store it. `cancel`: it went back. */
  move?(moves: readonly Move[], phase: "drag" | "drop" | "cancel"): void;
  /** A relation was drawn between two actors. */
  relate?(from: string, to: string): void;
  /** A relation was drawn to an empty place. */
  relateToNew?(from: string, x: number, y: number): void;
  /** An actor is wanted at an empty place (double click, or N on the keyboard). */
  addAt?(x: number, y: number): void;
  /** Enter or double click on an actor. */
  open?(id: string): void;
  /** Enter on a picked relation, or double click on its line. */
  openEdge?(id: string): void;
  /** Delete. */
  removeSelected?(selection: Selection): void;
  /** M with exactly two actors selected: they may be one. */
  merge?(a: string, b: string): void;
  /** The context menu of an actor, a relation or the ground, in client pixels. */
  menu?(target: { readonly node?: string; readonly edge?: string }, clientX: number, clientY: number): void;
  /** The part that is seen changed, by anybody; at most once a frame. */
  camera?(camera: Camera): void;
  /** Something to read out. Without it the canvas has a live region of its own. */
  announce?(text: string): void;
}

/** The canvas' words, in the user's language. Whatever they return is only ever used as text. */
export interface Describe {
  /** The name of the canvas. */
  readonly canvas: string;
  /** How to use it by keyboard; read out after the name. */
  readonly help: string;
  /** The name of the list of relations. */
  readonly relations: string;
  /** The accessible name of an actor: name, kind and number of relations. */
  node(node: SceneNode, relations: number): string;
  /** The accessible name of a relation: «A etatsstyrer B». */
  edge(edge: SceneEdge, from: SceneNode, to: SceneNode): string;
  /** Said when a relation is begun by keyboard: what to do now. */
  relating(from: SceneNode): string;
  /** Said when a relation is given up. */
  relatingStopped: string;
}

/** How a canvas is set up. */
export interface CanvasOptions {
  readonly describe: Describe;
  readonly on?: Intentions;
  readonly model?: SceneModel;
  /** Left out: the whole map is fitted in. */
  readonly camera?: Camera;
  /** Nothing can be moved, related or removed. */
  readonly readOnly?: boolean;
  /** Write relation types' labels on lines; true when left out. */
  readonly edgeLabels?: boolean;
}

/** The canvas as a page sees it. Everything may be called at any time until `destroy`. */
export interface GraphCanvasApi {
  setModel(model: SceneModel): void;
  /** Changes what was given at the start; what is left out stays. */
  setOptions(options: Partial<Omit<CanvasOptions, "model" | "camera">>): void;
  /** Selects without telling the page; unknown ids are kept, should they come. */
  setSelection(selection: Selection): void;
  readonly selection: Selection;
  /** Brings everything, or these actors, into view. */
  fit(ids?: readonly string[]): void;
  /** Gives an actor the keyboard's focus and brings it into view. */
  focus(id: string): void;
  /** Brings an actor into view without giving it focus. */
  reveal(id: string): void;
  /** Zooms around the middle, or a point in client pixels. */
  zoomBy(factor: number, clientX?: number, clientY?: number): void;
  /** 1 is 100 %: 1.5 CSS pixels a map unit. */
  readonly zoom: number;
  readonly camera: Camera;
  setCamera(camera: Camera): void;
  /** Begins a relation from an actor, as R does; the next actor that is picked is the other end. */
  startRelation(from: string): void;
  /** Gives up whatever is going on, as Escape does. */
  cancel(): void;
  /** The map point under a point in client pixels. */
  toMap(clientX: number, clientY: number): { readonly x: number; readonly y: number };
  /** Where an actor's box is in client pixels, to put something beside it. */
  place(id: string): DOMRect | undefined;
  destroy(): void;
}
