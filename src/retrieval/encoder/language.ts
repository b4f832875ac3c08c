/** Whether a question may be English. */
export function isEnglish(_text: string): boolean {
  return true;
}
