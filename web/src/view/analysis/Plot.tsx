import type { ReactNode } from "react";

interface Props {
  /** What a reader is told instead of the picture; a table beside it holds the same. */
  label: string;
  kind: "bars" | "scatter";
  width: number;
  height: number;
  /** As large as it says, and not as wide as there is room. */
  fixed?: boolean;
  children: ReactNode;
}

/** A drawing of figures, which is one picture to a screen reader. */
export function Plot({ label, kind, width, height, fixed, children }: Props) {
  const size = fixed ? { width, height } : {};
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img element cannot take the page's colours
    <svg className={`plot ${kind}`} role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} {...size}>
      {children}
    </svg>
  );
}
