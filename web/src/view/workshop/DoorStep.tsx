import { useEffect, useState } from "react";
import { mapAddress } from "../common/address";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { groupCode } from "../../model/code";
import { type Advice, adviceOn } from "./advice";
import { People } from "./People";
import { useProgress } from "./progress";
import { useSteer } from "./useSteer";
import { workshopWords } from "./words";

/** Letting people in: the code and the QR code, who has come, and what to do when few do. */
export function DoorStep() {
  const say = useSay(workshopWords);
  const { id, workshop, graph } = useMap();
  const steer = useSteer();
  const progress = useProgress(id, graph.revision);
  const minutes = useMinutes();
  const [address, setAddress] = useState(0);
  if (!workshop) return null;
  const { addresses = [], joined = 0, doorLocked = false } = workshop;
  const connected = othersConnected(workshop.connected);
  const fetched = progress?.fetched ?? 0;
  const advice = adviceOn({ minutes, addresses: addresses.length, fetched, joined, connected });
  return (
    <>
      <p className="ds-paragraph">{say("doorText")}</p>
      <div className="run-door">
        {addresses.length > 0 && <img className="run-qr" src={qrAddress(id, address)} alt={say("qr")} />}
        <dl className="run-code">
          <dt>{say("code")}</dt>
          <dd data-huge="true">{groupCode(workshop.code ?? "")}</dd>
          {addresses.length > 0 && (
            <>
              <dt>{say("address")}</dt>
              <dd>{joinAddress(addresses[address] ?? "")}</dd>
            </>
          )}
        </dl>
      </div>
      {addresses.length > 1 && (
        <label className="ds-field">
          <span className="ds-label">{say("otherAddress")}</span>
          <select className="ds-input" value={address} onChange={(e) => setAddress(Number(e.target.value))}>
            {addresses.map((a, n) => (
              <option key={a} value={n}>
                {a}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className="row">
        <a
          className="ds-button"
          href={mapAddress(id, "workshop", { projektor: "1", ...(address > 0 && { adresse: String(address) }) })}
          target="_blank"
          rel="noopener"
        >
          {say("showWall")}
        </a>
        <button type="button" className="ds-button" data-variant="secondary" aria-pressed={doorLocked} onClick={() => void steer({ doorLocked: !doorLocked })}>
          {say(doorLocked ? "unlockDoor" : "lockDoor")}
        </button>
      </p>
      {doorLocked && (
        <p className="ds-alert" data-color="warning">
          {say("doorLocked")}
        </p>
      )}
      <p className="run-figures" aria-live="polite">
        <strong>{say("joined", { n: joined })}</strong>
        <span>{say("connectedNow", { n: connected })}</span>
        {fetched > 0 && <span>{say("fetched", { n: fetched })}</span>}
      </p>
      {advice && <AdviceBox advice={advice} values={{ fetched, joined }} />}
      <People />
    </>
  );
}

/** How many are connected besides oneself. */
export function othersConnected(connected: number): number {
  return Math.max(0, connected - 1);
}

/** The address of the QR code that leads to an address of the service. */
export function qrAddress(map: string, address: number): string {
  return `/api/maps/${map}/workshop/qr.svg?address=${address}`;
}

/** What people type: the address without what browsers add by themselves. */
export function joinAddress(address: string): string {
  return `${address.replace(/^http:\/\//, "")}/#/delta`;
}

// useMinutes counts the minutes since the page began to wait.
function useMinutes(): number {
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinutes((n) => n + 1 / 6), 10_000);
    return () => clearInterval(timer);
  }, []);
  return minutes;
}

const sentences = { noAddress: "adviceNoAddress", nobody: "adviceNobody", few: "adviceFew", silent: "adviceSilent" } as const;

function AdviceBox({ advice, values }: { advice: Advice; values: { fetched: number; joined: number } }) {
  const say = useSay(workshopWords);
  return (
    <div className="ds-alert" data-color="warning" role="alert">
      <p className="ds-paragraph">
        <strong>{say(sentences[advice], values)}</strong> {say("adviceDo")}
      </p>
      <ul>
        <li>{say("adviceHotspot")}</li>
        {(advice === "nobody" || advice === "noAddress") && <li>{say("adviceFirewall")}</li>}
        <li>{say("adviceHosted")}</li>
        <li>{say("adviceTable")}</li>
      </ul>
    </div>
  );
}
