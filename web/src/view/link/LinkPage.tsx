import { useEffect, useState } from "react";
import { mapAddress } from "../common/address";
import { api, asApiError, type ApiError, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { Failure } from "../common/Failure";
import { Header } from "../common/Header";
import { commonWords } from "../common/words";

/** Exchanges a shared link for access to its map, and goes there. */
export function LinkPage({ token }: { token: string }) {
  const say = useSay(commonWords);
  const [failure, setFailure] = useState<ApiError>();
  useEffect(() => {
    got(api.POST("/api/session/link", { body: { token } })).then(
      (opened) => location.replace(mapAddress(opened.map)),
      (error: unknown) => setFailure(asApiError(error)),
    );
  }, [token]);
  return (
    <>
      <Header />
      <main className="page" id="content">
        <h1 className="ds-heading" data-size="md">
          {say("app")}
        </h1>
        {failure ? <Failure error={failure} /> : <p className="ds-paragraph">{say("loading")}</p>}
      </main>
    </>
  );
}
