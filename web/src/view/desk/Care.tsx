import { useState } from "react";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { RemoveMap } from "../common/RemoveMap";
import { Box } from "../common/asking/Box";
import { Forget } from "./Forget";
import { deskWords } from "./words";

/** Erases a person, or the whole map. */
export function Care() {
  const say = useSay(deskWords);
  const { id, graph } = useMap();
  const [removing, setRemoving] = useState(false);
  return (
    <>
      <Forget />
      <Box title={say("removeMap")} about={say("removeMapAbout")}>
        <button type="button" className="ds-button own-width" data-size="sm" data-color="danger" data-variant="secondary" onClick={() => setRemoving(true)}>
          {say("removeButton")}
        </button>
      </Box>
      {removing && (
        <RemoveMap
          map={{ id, title: graph.info.title ?? "" }}
          onClose={() => setRemoving(false)}
          onRemoved={() => {
            location.hash = "#/";
          }}
        />
      )}
    </>
  );
}
