import { useSay } from "../../words/dictionary";
import { type LiveMap } from "../common/live";
import { groupCode } from "../../model/code";
import { usePlace } from "../common/address";
import { joinAddress, qrAddress } from "./DoorStep";
import { liveRound } from "../../model/scores";
import { workshopWords } from "./words";

/** How to join: huge as long as nothing else is on the wall, then small for those who are late. */
export function WallCode({ map }: { map: LiveMap }) {
  const say = useSay(workshopWords);
  const place = usePlace();
  const { code = "", addresses = [], view, focus } = map.workshop ?? {};
  const chosen = Number((place.page === "map" && place.query.get("adresse")) || 0);
  const address = addresses[chosen] ?? addresses[0];
  const small = liveRound(map.graph.rounds) !== undefined || Boolean(view) || Boolean(focus);
  return (
    <section className="wall-code" data-small={small} aria-label={say("code")}>
      {address && <img src={qrAddress(map.id, addresses.indexOf(address))} alt={say("qr")} />}
      <div>
        {address && (
          <>
            <p>{say("scan")}</p>
            <p>
              {say("joinAt")} <strong className="wall-address">{joinAddress(address)}</strong>
            </p>
          </>
        )}
        <p>{say("code")}</p>
        <p className="wall-letters">{groupCode(code)}</p>
      </div>
    </section>
  );
}
