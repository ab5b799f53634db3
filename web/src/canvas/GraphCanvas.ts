// The canvas as a page sees it.
import type { Camera, CanvasOptions, GraphCanvasApi, SceneModel, Selection } from "./api";
import { Board } from "./board";
import { wholeSize } from "./camera";
import type { Point } from "./geometry";

/** A map that can be looked at and worked with. The page gives it a model and hears what the user wants. */
export class GraphCanvas implements GraphCanvasApi {
  private readonly board: Board;

  constructor(host: HTMLElement, options: CanvasOptions) {
    this.board = new Board(host, options);
  }

  setModel(model: SceneModel): void {
    this.board.setModel(model);
  }

  setOptions(options: Partial<Omit<CanvasOptions, "model" | "camera">>): void {
    this.board.setOptions(options);
  }

  setSelection(selection: Selection): void {
    this.board.setSelection(selection);
  }

  get selection(): Selection {
    return this.board.now.selection;
  }

  fit(ids?: readonly string[]): void {
    this.board.fit(ids);
  }

  focus(id: string): void {
    this.board.focus(id, "keyboard");
  }

  reveal(id: string): void {
    this.board.reveal(id);
  }

  zoomBy(factor: number, clientX?: number, clientY?: number): void {
    this.board.zoomBy(factor, clientX, clientY);
  }

  get zoom(): number {
    return this.board.camera.k / wholeSize;
  }

  get camera(): Camera {
    return this.board.camera;
  }

  setCamera(camera: Camera): void {
    this.board.setCamera(camera);
  }

  startRelation(from: string): void {
    this.board.startRelation(from);
  }

  cancel(): void {
    this.board.cancel();
  }

  toMap(clientX: number, clientY: number): Point {
    return this.board.toMap(clientX, clientY);
  }

  place(id: string): DOMRect | undefined {
    return this.board.place(id);
  }

  destroy(): void {
    this.board.destroy();
  }
}
