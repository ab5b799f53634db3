import { useEffect } from "react";
import { useStage } from "./stage";

/** For a projector: the whole screen, large type, and the page's own parts out of the way. Escape ends it. */
export function useProjector() {
  const { projecting, project, drawing } = useStage();
  useEffect(() => {
    if (!projecting) return undefined;
    const { body, documentElement } = document;
    body.dataset["projecting"] = "true";
    body.dataset["size"] = "lg";
    // Where full screen is refused the page still hides what it can.
    documentElement.requestFullscreen?.().catch(() => {});
    // The frame has its new size in the next frame but one.
    const fit = () => requestAnimationFrame(() => requestAnimationFrame(() => drawing.current?.fit()));
    fit();
    const left = () => {
      if (!document.fullscreenElement) project(false);
      fit();
    };
    document.addEventListener("fullscreenchange", left);
    return () => {
      document.removeEventListener("fullscreenchange", left);
      delete body.dataset["projecting"];
      delete body.dataset["size"];
      if (document.fullscreenElement) void document.exitFullscreen();
      fit();
    };
  }, [projecting, project, drawing]);
}
