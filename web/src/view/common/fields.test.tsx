// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { ChoiceField, TextField } from "./fields";

afterEach(cleanup);

function setup(value: string) {
  const onSave = vi.fn();
  const { rerender } = render(<TextField label="Navn" value={value} onSave={onSave} />);
  return {
    onSave,
    input: screen.getByLabelText<HTMLInputElement>("Navn"),
    change: (v: string) => rerender(<TextField label="Navn" value={v} onSave={onSave} />),
  };
}

test("saves once, when the field is left or Enter is pressed", async () => {
  const { onSave, input } = setup("Nav");
  await userEvent.type(input, " øst ");
  expect(onSave).not.toHaveBeenCalled();
  await userEvent.keyboard("{Enter}");
  await userEvent.tab();
  expect(onSave.mock.calls).toEqual([["Nav øst"]]);
});

test("what is as it was is not saved, and Escape brings it back", async () => {
  const { onSave, input } = setup("Nav");
  await userEvent.type(input, "x{Escape}");
  expect(input.value).toBe("Nav");
  await userEvent.type(input, "y{Backspace}");
  await userEvent.tab();
  expect(onSave).not.toHaveBeenCalled();
});

test("a change by somebody else does not take what one is typing, and shows when one is not", async () => {
  const { input, change } = setup("Nav");
  await userEvent.type(input, " vest");
  change("Nav AS");
  expect(input.value).toBe("Nav vest");
  await userEvent.tab();
  change("Nav vest");
  change("Nav nord");
  expect(input.value).toBe("Nav nord");
});

test("not stated can be chosen unless the field is required", async () => {
  const onSave = vi.fn();
  render(<ChoiceField label="Type" type="kind" value="ks" values={["state", "ks"]} onSave={onSave} />);
  await userEvent.selectOptions(screen.getByLabelText("Type"), "");
  expect(onSave).toHaveBeenCalledWith("");
  cleanup();
  render(<ChoiceField required label="Type" type="kind" value="ks" values={["state", "ks"]} onSave={onSave} />);
  expect(screen.getAllByRole("option")).toHaveLength(2);
});
