"""People who type at browsers of their own, all at once: the page itself presses one letter after another."""

from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.support.browsers import Visitor

PACE = 150  # milliseconds between two letters
# »Gemt« stands for a moment while something new is on its way, so that it is not read aloud with every key.
NOT_YET = 1_600
TYPE = """([letter, block, pace, notYet]) => {
  const editor = document.querySelector("[role=textbox]");
  const status = document.querySelector("[data-status]");
  const typist = (window.typist = { times: [], safe: 0 });
  editor.focus();
  const place = document.createRange();
  place.selectNodeContents(editor.querySelector(`[data-block=${block}]`));
  place.collapse(false);
  getSelection().removeAllRanges();
  getSelection().addRange(place);
  let looked = 0;
  const timers = [
    setInterval(() => {
      document.execCommand("insertText", false, letter);
      typist.times.push(performance.now());
    }, pace),
    // What was due when we looked last has been done by now, however busy the page was then: »Gemt« is its last word.
    setInterval(() => {
      const before = looked - notYet;
      looked = performance.now();
      if (status.dataset.state !== "saved") return;
      typist.safe = Math.max(typist.safe, typist.times.filter((time) => time < before).length);
    }, 50),
  ];
  typist.stop = () => timers.forEach(clearInterval);
}"""

WORDS = """() => { const text = document.querySelector("[role=textbox]").cloneNode(true);
  for (const caret of text.querySelectorAll(".caret")) caret.remove();
  return [...text.children].map((block) => block.textContent); }"""


@dataclass
class Typist:
    """Somebody who types one letter, which is theirs alone, again and again at the end of a paragraph."""

    visitor: Visitor
    letter: str
    block: str
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.page = self.visitor.page

    def begin(self) -> None:
        """Type until told to stop."""
        self.page.evaluate(TYPE, [self.letter, self.block, PACE, NOT_YET])

    def stop(self) -> None:
        """Type no more."""
        self.page.evaluate("typist.stop()")

    def cut(self) -> None:
        """Be without the net."""
        self.visitor.context.set_offline(True)

    def mend(self) -> None:
        """Have the net again."""
        self.visitor.context.set_offline(False)

    @property
    def reads(self) -> list[str]:
        """The text as it stands before them, paragraph by paragraph."""
        words: list[str] = self.page.evaluate(WORDS)
        return words

    @property
    def typed(self) -> int:
        """How many letters they have typed."""
        return int(self.page.evaluate("typist.times.length"))

    @property
    def safe(self) -> int:
        """How many of them the page has called saved."""
        return int(self.page.evaluate("typist.safe"))
