package throughline.membership.usage;

import java.util.List;
import java.util.Set;
import throughline.platform.core.permission.Places;

/** Takes in the rows of one kind. */
interface TakeRows {

  /**
   * What became of rows.
   *
   * @param libraries the codes of those where something is new
   * @param taken how many said something new
   * @param known how many had come before
   * @param problems one for each row that was not taken in
   */
  record Taken(Set<String> libraries, int taken, int known, List<Problem> problems) {}

  UseKind kind();

  /**
   * Takes in those that are good, in the running transaction.
   *
   * @param places the libraries of which the sender may tell
   */
  Taken take(String batch, List<TypedRow> rows, Places places);
}
