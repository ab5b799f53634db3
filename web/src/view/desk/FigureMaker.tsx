import { useState } from "react";
import type { View } from "../../model/types";
import { drawingAddress } from "../../net/ask";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { type Language, languageNames, languages, useLanguage } from "../../words/language";
import { useMap } from "../common/live";
import { Failure } from "../common/Failure";
import { type Audience, AudienceChoice, audienceQuery } from "./audience";
import { dataAddress, useDrawing } from "./drawing";
import { Select } from "../common/controls";
import { Answer, Waiting } from "../common/asking/Answer";
import { Box } from "../common/asking/Box";
import { useSettled } from "../common/asking/settled";
import { fileName, useDownload } from "./useDownload";
import { deskWords } from "./words";

const papers = ["screen", "a4", "a4-landscape", "a3", "a3-landscape", "16:9"] as const;
const themes = ["light", "dark", "print"] as const;
const shared = ["kind", "category", "community"] as const;
const colours = [...shared, "attitude"] as const;
const sizes = ["none", "interest", "influence"] as const;
const formats = ["svg", "pdf", "png", "html", "csv"] as const;
const figureViews: readonly View[] = ["network", "grid", "rings", "levels", "governance", "overlap", "hierarchy"];

/** What one has chosen for a figure. */
interface Choices {
  readonly view: View;
  readonly paper: (typeof papers)[number];
  readonly theme: (typeof themes)[number];
  readonly lang: Language;
  readonly audience: Audience;
  readonly colour: (typeof colours)[number];
  readonly size: (typeof sizes)[number];
}

/** The query of a drawing. */
function queryOf({ view, paper, theme, lang, audience, colour, size }: Choices): Record<string, string> {
  const hierarchy = view === "hierarchy";
  return {
    view: hierarchy ? "network" : view,
    ...(hierarchy && { hierarchy: "true" }),
    paper,
    theme,
    lang,
    colour,
    ...(size !== "none" && { size }),
    ...audienceQuery(audience),
  };
}

/** A figure for a report or a slide, with a preview of what will be downloaded. */
export function FigureMaker() {
  const say = useSay(deskWords);
  const language = useLanguage();
  const [choices, setChoices] = useState<Choices>({
    view: "network",
    paper: "a4-landscape",
    theme: "light",
    lang: language,
    audience: "internal",
    colour: "kind",
    size: "none",
  });
  return (
    <Box title={say("figure")} about={say("figureAbout")}>
      <div className="figure-maker">
        <ChoiceFields choices={choices} onChange={(change) => setChoices({ ...choices, ...change })} />
        <div className="stack">
          <Preview choices={choices} />
          <Downloads choices={choices} />
        </div>
      </div>
    </Box>
  );
}

function ChoiceFields({ choices, onChange }: { choices: Choices; onChange: (change: Partial<Choices>) => void }) {
  const say = useSay(deskWords);
  const domain = useDomain();
  const internal = choices.audience === "internal";
  const levels = choices.audience !== "shareable";
  const audience = (a: Audience) => {
    const colour = a !== "internal" && choices.colour === "attitude" ? "kind" : choices.colour;
    onChange({ audience: a, colour, ...(a === "shareable" && { size: "none" }) });
  };
  return (
    <div className="choices-of-figure">
      <AudienceChoice audience={choices.audience} onChange={audience} />
      <Select label={say("view")} value={choices.view} values={figureViews} name={(v) => domain.label("view", v)} onChange={(view) => onChange({ view })} />
      <Select label={say("paper")} value={choices.paper} values={papers} name={(v) => say(`paper.${v}`)} onChange={(paper) => onChange({ paper })} />
      <Select label={say("theme")} value={choices.theme} values={themes} name={(v) => say(`theme.${v}`)} onChange={(theme) => onChange({ theme })} />
      <Select label={say("language")} value={choices.lang} values={languages} name={(v) => languageNames[v]} onChange={(lang) => onChange({ lang })} />
      <Select
        label={say("colour")}
        value={choices.colour}
        values={internal ? colours : shared}
        name={(v) => say(`colour.${v}`)}
        onChange={(colour) => onChange({ colour })}
      />
      <Select
        label={say("size")}
        value={choices.size}
        values={levels ? sizes : (["none"] as const)}
        name={(v) => say(`size.${v}`)}
        onChange={(size) => onChange({ size })}
      />
    </div>
  );
}

function needsLevels(choices: Choices): boolean {
  return choices.view === "grid" && choices.audience === "shareable";
}

function Preview({ choices }: { choices: Choices }) {
  const say = useSay(deskWords);
  const domain = useDomain();
  const settled = useSettled(choices, 150);
  const asked = useDrawing(["figure", queryOf(settled)], (map) => drawingAddress(map, queryOf(settled)));
  if (needsLevels(choices)) {
    return (
      <p className="ds-alert" data-color="warning">
        {say("gridNeedsLevels", { audience: say("audience.levels") })}
      </p>
    );
  }
  return (
    <figure className="preview-of-figure">
      <figcaption className="ds-label" data-size="sm">
        {say("preview")}
      </figcaption>
      <Answer asked={asked}>{(svg) => <img src={dataAddress(svg)} alt={say("previewAlt", { view: domain.label("view", settled.view) })} />}</Answer>
    </figure>
  );
}

function Downloads({ choices }: { choices: Choices }) {
  const say = useSay(deskWords);
  const domain = useDomain();
  const { id, graph } = useMap();
  const download = useDownload();
  const [format, setFormat] = useState<(typeof formats)[number]>("svg");
  const start = () =>
    download.start(drawingAddress(id, queryOf(choices), format), `${fileName(graph.info.title ?? "", domain.label("view", choices.view))}.${format}`);
  return (
    <>
      <div className="row">
        <Select label={say("format")} value={format} values={formats} name={(f) => say(`format.${f}`)} onChange={setFormat} />
        <button type="button" className="ds-button" data-size="sm" disabled={download.busy || needsLevels(choices)} onClick={start}>
          {say("download")}
        </button>
        {download.busy && <Waiting onStop={download.stop} />}
      </div>
      <Failure error={download.failure} />
    </>
  );
}
