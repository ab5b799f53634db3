import { useEffect, useLayoutEffect, useRef } from "react";
import type { CanvasOptions, GraphCanvasApi, SceneModel, Selection } from "./api";
import { GraphCanvas } from "./GraphCanvas";

/** What the canvas needs of a page. `describe` should stay the same object while the language does. */
export interface CanvasProps extends Omit<CanvasOptions, "model"> {
  readonly model: SceneModel;
  /** Left out: the canvas keeps its own selection. */
  readonly selection?: Selection;
  /** Gives the canvas itself, for commands such as `fit`; undefined when it is gone. */
  readonly onReady?: (canvas: GraphCanvasApi | undefined) => void;
}

/** The canvas in a React page. It fills its parent, which must have a height. */
export function Canvas({ model, selection, onReady, ...options }: CanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<GraphCanvas>(undefined);
  const first = useRef(options);
  const ready = useRef(onReady);
  useLayoutEffect(() => {
    if (!host.current) return;
    const made = new GraphCanvas(host.current, first.current);
    const tell = ready.current;
    canvas.current = made;
    tell?.(made);
    return () => {
      canvas.current = undefined;
      tell?.(undefined);
      made.destroy();
    };
  }, []);
  useLayoutEffect(() => canvas.current?.setModel(model), [model]);
  useEffect(() => canvas.current?.setOptions(options));
  useEffect(() => {
    if (selection) canvas.current?.setSelection(selection);
  }, [selection]);
  return <div ref={host} className="graph-host" />;
}
