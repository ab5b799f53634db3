import "@digdir/designsystemet-css/theme";
import "@digdir/designsystemet-css";
import "@fontsource-variable/inter";
import "./main.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
