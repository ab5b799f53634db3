import { type PointerEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { fitted, type Lie, moved, revealed, type Size, zoomed } from "./zoom";

export interface Zoom {
  readonly lie: Lie;
  fit(): void;
  zoomBy(factor: number, at?: { x: number; y: number }): void;
  moveBy(dx: number, dy: number): void;
  reveal(box: { x: number; y: number; width: number; height: number }): void;
  readonly handlers: {
    onPointerDown(event: PointerEvent): void;
    onPointerMove(event: PointerEvent): void;
    onPointerUp(event: PointerEvent): void;
    onPointerCancel(event: PointerEvent): void;
  };
}

/** How a drawing lies in a frame, and moving it by pointer and wheel. It fits in until somebody moves it. */
export function useZoom(host: RefObject<HTMLElement | null>, drawing: Size): Zoom {
  const { width, height } = drawing;
  const [frame, setFrame] = useState<Size>({ width: 0, height: 0 });
  const [own, setOwn] = useState<Lie>();
  useFrame(host, setFrame);
  const fit = useMemo(() => fitted({ width, height }, frame), [width, height, frame]);
  const lie = own ?? fit;
  const change = useCallback((next: (lie: Lie) => Lie) => setOwn((before) => next(before ?? fit)), [fit]);
  const zoomBy = useCallback(
    (factor: number, at = { x: frame.width / 2, y: frame.height / 2 }) => change((now) => zoomed(now, factor, at, fit)),
    [change, frame, fit],
  );
  const moveBy = useCallback((dx: number, dy: number) => change((now) => moved(now, dx, dy, { width, height }, frame)), [change, width, height, frame]);
  const reveal = useCallback((box: Parameters<Zoom["reveal"]>[0]) => change((now) => revealed(now, box, frame)), [change, frame]);
  useWheel(host, zoomBy);
  const handlers = useDragging(moveBy);
  return useMemo(() => ({ lie, fit: () => setOwn(undefined), zoomBy, moveBy, reveal, handlers }), [lie, zoomBy, moveBy, reveal, handlers]);
}

function useFrame(host: RefObject<HTMLElement | null>, setFrame: (size: Size) => void) {
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setFrame({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    setFrame({ width: element.clientWidth, height: element.clientHeight });
    return () => observer.disconnect();
  }, [host, setFrame]);
}

// React listens passively to wheels, and then the page would scroll too.
function useWheel(host: RefObject<HTMLElement | null>, zoomBy: Zoom["zoomBy"]) {
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const unit = event.deltaMode === 1 ? 16 : 1;
      zoomBy(Math.exp(-event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.0015)), { x: event.clientX - box.left, y: event.clientY - box.top });
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, [host, zoomBy]);
}

function useDragging(moveBy: Zoom["moveBy"]): Zoom["handlers"] {
  const at = useRef<{ x: number; y: number; on: boolean }>(undefined);
  return useMemo(() => {
    const stop = () => {
      at.current = undefined;
    };
    return {
      onPointerDown(event) {
        if (event.button === 0) at.current = { x: event.clientX, y: event.clientY, on: false };
      },
      onPointerMove(event) {
        const from = at.current;
        if (!from) return;
        if (!from.on && Math.hypot(event.clientX - from.x, event.clientY - from.y) < 4) return;
        if (!from.on) event.currentTarget.setPointerCapture(event.pointerId);
        moveBy(event.clientX - from.x, event.clientY - from.y);
        at.current = { x: event.clientX, y: event.clientY, on: true };
      },
      onPointerUp: stop,
      onPointerCancel: stop,
    };
  }, [moveBy]);
}
