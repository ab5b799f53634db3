import { useEffect, useState } from "react";
import { fold, type Snapshot } from "../model/records";
import { ApiError, follow, loadMap } from "../net/api";

/** A map that stays up to date, and how that goes. */
export interface LiveMap {
  readonly snapshot: Snapshot | undefined;
  readonly connected: boolean;
  readonly failure: ApiError | undefined;
}

/** Loads a map and follows its changes; on a break it loads the map anew. */
export function useMap(id: string): LiveMap {
  const [snapshot, setSnapshot] = useState<Snapshot>();
  const [connected, setConnected] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current: Snapshot | undefined;
    let close = () => {};
    let left = false;
    const reload = () => setAttempt((n) => n + 1);
    loadMap(id).then(
      (loaded) => {
        if (left) return;
        current = loaded;
        setSnapshot(loaded);
        setFailure(undefined);
        close = follow(id, loaded.revision, {
          change(change) {
            if (!current || change.revision <= current.revision) return;
            if (change.revision > current.revision + 1) return reload();
            current = fold(current, change);
            setSnapshot(current);
          },
          reload,
          connected: setConnected,
        });
      },
      (error: unknown) => {
        if (!left) setFailure(error instanceof ApiError ? error : new ApiError("unknown", 0));
      },
    );
    return () => {
      left = true;
      close();
    };
  }, [id, attempt]);
  return { snapshot, connected, failure };
}
