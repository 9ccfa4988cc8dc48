package throughline.tracker.engine.fact;

import java.time.LocalDate;

/**
 * A field that no contract has, and that events came with nevertheless.
 *
 * @param from the first local day on which it came
 */
public record UnknownField(String aggregate, String field, LocalDate from, LocalDate to) {

  /** In place of a name that is no word: it could be anything, such as a person's. */
  public static final String NO_WORD = "(a name that is no word)";
}
