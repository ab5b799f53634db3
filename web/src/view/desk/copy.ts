/** Copies a text. On plain HTTP there is no clipboard: the field is selected and copied from, where the browser lets us. */
export async function copyText(text: string, field: HTMLInputElement | null): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not allowed: the older way is tried.
    }
  }
  field?.focus();
  field?.select();
  return document.execCommand("copy");
}
