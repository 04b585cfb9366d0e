// Words of offices, and »skal foretages«, which does not say who: found as the server finds them, by the words that the
// page brings along from it.
const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const oneOf = (words) => `(?:${[...words].sort((one, other) => other.length - one.length).map(escaped).join("|")})`;
const whole = (pattern) => new RegExp(`(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])`, "giu");

export const finder = (template) => {
  const instead = new Map([...template.content.children].map((each) => [each.dataset.word, each.textContent]));
  const { before, between, notPassive } = template.dataset;
  const spared = new Set(notPassive.split(" "));
  const office = whole(oneOf(instead.keys()));
  const passive = whole(`${oneOf(before.split(" "))}\\s+(?:${oneOf(between.split(" "))}\\s+)?([a-zæøå]{2,}es)`);

  // What could be plainer in a line, in reading order: what it is about, the words, what to say instead, and where.
  return (line) =>
    [
      ...[...line.matchAll(office)].map((found) => ({ matter: "plainer_word", found, instead: instead.get(found[0].toLowerCase()) })),
      ...[...line.matchAll(passive)]
        .filter(([, verb]) => !spared.has(verb.toLowerCase()))
        .map((found) => ({ matter: "passive", found, instead: "" })),
    ]
      .sort((one, other) => one.found.index - other.found.index)
      .map(({ found, ...about }) => ({ ...about, words: found[0], at: found.index }));
};
