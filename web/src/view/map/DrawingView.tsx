import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { View } from "../../model/types";
import { api, drawingAddress, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { Failure } from "../common/Failure";
import { useMap } from "../common/live";
import { type Asked, drawable, type Drawn } from "./drawn";
import "./drawn.css";
import { DrawnActors } from "./DrawnActors";
import { useStage } from "./stage";
import { useDark } from "../common/useDark";
import { mapWords } from "./words";

/** A drawing that the server makes, with its actors to go to and select. */
export default function DrawingView({ view }: { view: View }) {
  const say = useSay(mapWords);
  const { drawn, failure } = useDrawn(view);
  if (failure) return <Failure error={failure} />;
  if (!drawn) return <p className="map-wait ds-paragraph">{say("drawing")}</p>;
  return <DrawnActors key={view} image={drawn.image} places={drawn.places} />;
}

interface Both {
  readonly image: string;
  readonly places: Drawn;
}

/** The image and the places of its actors; the ones before until both are there. */
function useDrawn(view: View): { drawn: Both | undefined; failure: unknown } {
  const { id, graph } = useMap();
  const { look } = useStage();
  const lang = useLanguage();
  const dark = useDark();
  const query: Asked = { view, lang, theme: dark ? "dark" : "light", ...drawable(look.colour, look.size), revision: graph.revision };
  const { data, error } = useQuery({
    queryKey: ["places", id, query],
    queryFn: ({ signal }) => both(id, query, signal),
  });
  const [kept, setKept] = useState<{ view: View; both: Both }>();
  if (data && kept?.both !== data) setKept({ view, both: data });
  const before = kept?.view === view ? kept.both : undefined;
  return { drawn: data ?? before, failure: error && !before ? error : undefined };
}

async function both(map: string, query: Asked, signal: AbortSignal): Promise<Both> {
  const image = drawingAddress(map, query);
  const [places] = await Promise.all([got(api.GET("/api/maps/{map}/places", { params: { path: { map }, query }, signal })), loaded(image)]);
  return { image, places };
}

// Loads an image, so that it is there when it is shown. One that cannot be loaded is shown as such.
function loaded(address: string): Promise<void> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve();
    image.onerror = () => resolve();
    image.src = address;
  });
}
