import { useId, useState } from "react";
import type { View } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { type Language, languageNames, languages, useLanguage } from "../../words/language";
import { Failure } from "../common/Failure";
import { useMap } from "../common/live";
import { Tick } from "../common/controls";
import { type Audience, AudienceChoice, audienceQuery } from "./audience";
import { Select } from "../common/controls";
import { Waiting } from "../common/asking/Answer";
import { Box, Scroll } from "../common/asking/Box";
import { type Download, fileName, useDownload } from "./useDownload";
import { deskWords } from "./words";

const reports = ["docx", "pdf", "html", "pptx"] as const;
const files = ["json", "xlsx", "csv", "kumu.json", "graphml", "gexf", "dot"] as const;
const reportViews: readonly View[] = ["network", "rings", "governance", "grid", "levels", "overlap"];

/** The report, files for other programs and the package for the archive, all for one audience. */
export function ReportAndFiles() {
  const say = useSay(deskWords);
  const language = useLanguage();
  const [audience, setAudience] = useState<Audience>("internal");
  const [lang, setLang] = useState<Language>(language);
  const download = useDownload();
  const query = { lang, ...audienceQuery(audience) };
  return (
    <>
      <Box title={say("report")}>
        <AudienceChoice audience={audience} onChange={setAudience} />
        <Select label={say("language")} value={lang} values={languages} name={(l) => languageNames[l]} onChange={setLang} />
      </Box>
      {download.busy && <Waiting onStop={download.stop} />}
      <Failure error={download.failure} />
      <ReportBox query={query} levels={audience !== "shareable"} download={download} />
      <FileBox query={query} download={download} />
      <ArchiveBox lang={lang} download={download} />
    </>
  );
}

interface PartProps {
  query: Readonly<Record<string, string>>;
  download: Download;
}

function ReportBox({ query, levels, download }: PartProps & { levels: boolean }) {
  const say = useSay(deskWords);
  const domain = useDomain();
  const { id, graph } = useMap();
  const number = useId();
  const [views, setViews] = useState<readonly View[]>(["network", "rings", "governance"]);
  const [parts, setParts] = useState({ themes: false, annex: false });
  const [propose, setPropose] = useState(0);
  const [format, setFormat] = useState<(typeof reports)[number]>("docx");
  const chosen = views.filter((v) => levels || v !== "grid");
  const start = () => {
    const flags = { ...(parts.themes && { themes: "true" }), ...(parts.annex && { annex: "true" }), ...(propose > 0 && { propose: String(propose) }) };
    const all = new URLSearchParams({ ...query, ...flags, views: chosen.join(",") || "none" });
    download.start(`/api/maps/${id}/report.${format}?${all}`, `${fileName(graph.info.title ?? "", say("reportTitle"))}.${format}`);
  };
  const toggle = (view: View) => setViews(reportViews.filter((v) => (v === view ? !views.includes(v) : views.includes(v))));
  return (
    <Box title={say("reportTitle")} about={say("reportAbout")}>
      <fieldset className="ds-fieldset plain">
        <legend className="ds-label" data-size="sm">
          {say("drawings")}
        </legend>
        <div className="row">
          {reportViews
            .filter((v) => levels || v !== "grid")
            .map((v) => (
              <Tick key={v} label={domain.label("view", v)} on={views.includes(v)} onChange={() => toggle(v)} />
            ))}
        </div>
      </fieldset>
      <Tick label={say("themes")} on={parts.themes} onChange={(themes) => setParts({ ...parts, themes })} />
      <Tick label={say("annex")} on={parts.annex} onChange={(annex) => setParts({ ...parts, annex })} />
      <div className="ds-field">
        <label className="ds-label" data-size="sm" htmlFor={number}>
          {say("propose")}
        </label>
        <input
          id={number}
          type="number"
          className="ds-input short"
          data-size="sm"
          min={0}
          max={50}
          value={propose}
          onChange={(e) => setPropose(Math.min(50, Math.max(0, e.target.valueAsNumber || 0)))}
        />
      </div>
      <div className="row">
        <Select label={say("format")} value={format} values={reports} name={(f) => say(`report.${f}`)} onChange={setFormat} />
        <button type="button" className="ds-button" data-size="sm" disabled={download.busy} onClick={start}>
          {say("download")}
        </button>
      </div>
    </Box>
  );
}

function FileBox({ query, download }: PartProps) {
  const say = useSay(deskWords);
  const { id, graph } = useMap();
  return (
    <Box title={say("other")} about={say("otherAbout")}>
      <Scroll label={say("other")}>
        <table className="ds-table" data-size="sm">
          <thead>
            <tr>
              <th scope="col">{say("file")}</th>
              <th scope="col">{say("fileHolds")}</th>
            </tr>
          </thead>
          <tbody>
            {files.map((form) => (
              <tr key={form}>
                <td>
                  <button
                    type="button"
                    className="ds-button"
                    data-size="sm"
                    data-variant="secondary"
                    disabled={download.busy}
                    aria-label={`${say("download")} .${form}`}
                    onClick={() =>
                      download.start(`/api/maps/${id}/export.${form}?${new URLSearchParams(query)}`, `${fileName(graph.info.title ?? "")}.${form}`)
                    }
                  >
                    .{form}
                  </button>
                </td>
                <td>{say(`file.${form}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Box>
  );
}

function ArchiveBox({ lang, download }: { lang: Language; download: Download }) {
  const say = useSay(deskWords);
  const { id, graph } = useMap();
  return (
    <Box title={say("archive")} about={say("archiveAbout")}>
      <button
        type="button"
        className="ds-button own-width"
        data-size="sm"
        data-variant="secondary"
        disabled={download.busy}
        onClick={() => download.start(`/api/maps/${id}/archive.zip?lang=${lang}`, `${fileName(graph.info.title ?? "", String(graph.revision))}.zip`)}
      >
        {say("archiveGet")}
      </button>
    </Box>
  );
}
