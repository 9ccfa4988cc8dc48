package throughline.bookings.outcome;

import java.util.List;
import throughline.bookings.outcome.Answer.Grown;
import throughline.bookings.outcome.Answer.Started;
import throughline.platform.web.input.Option;

/** What can be chosen in the questions what came of it. */
record AnswerChoices(
    List<Option> started, List<Option> grown, List<Option> trading, List<Option> seen) {
  static final AnswerChoices ALL =
      new AnswerChoices(
          Option.each(List.of(Started.values()), Started::words),
          Option.each(List.of(Grown.values()), Grown::words),
          List.of(Option.of("YES", "Yes"), Option.of("NO", "No")),
          List.of(Option.of("YES", "I have seen papers that show it")));
}
