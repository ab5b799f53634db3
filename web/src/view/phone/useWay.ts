import { useCallback, useEffect, useState } from "react";
import { testWay, type Way } from "./way";

/** How the way to the service is, undefined while it is tried, and a function that tries it again. */
export function useWay(): [Way | undefined, () => void] {
  const [found, setFound] = useState<{ attempt: number; way: Way }>();
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt((n) => n + 1), []);
  useEffect(() => {
    let left = false;
    void testWay().then((way) => !left && setFound({ attempt, way }));
    addEventListener("online", again);
    return () => {
      left = true;
      removeEventListener("online", again);
    };
  }, [attempt, again]);
  return [found?.attempt === attempt ? found.way : undefined, again];
}
