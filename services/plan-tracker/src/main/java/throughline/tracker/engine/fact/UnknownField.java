package throughline.tracker.engine.fact;

import java.time.LocalDate;

/**
 * A field that no contract has, and that events came with nevertheless.
 *
 * @param aggregate the kind of fact that they told of
 * @param field its name, with dots where it stands in another
 * @param from the first local day on which it came
 * @param to the last one
 */
public record UnknownField(String aggregate, String field, LocalDate from, LocalDate to) {

  /** In place of a name that is no word: it could be anything, such as a person's. */
  public static final String NO_WORD = "(a name that is no word)";
}
