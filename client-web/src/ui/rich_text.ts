// The small part of markdown that definitions use, as data: paragraphs of runs, plain or bold.

export interface Run {
  text: string;
  bold: boolean;
}

export function paragraphs(text: string): Run[][] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => runsOf(paragraph.trim()))
    .filter((runs) => runs.length > 0);
}

/** A `**` without its partner stays as it is. */
function runsOf(paragraph: string): Run[] {
  const parts = paragraph.split('**');
  if (parts.length % 2 === 0) {
    const last = parts.pop() ?? '';
    parts[parts.length - 1] += `**${last}`;
  }
  return parts.map((part, index) => ({ text: part, bold: index % 2 === 1 })).filter((run) => run.text !== '');
}
