package throughline.tracker.target;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.tracker.figure.FigureText;

/**
 * What a reader has to know of a figure that is judged.
 *
 * @param openFor within how many days its facts may still come to count; 0 if it is final
 * @param silence since when its source was not heard of; empty if it is
 */
record Caveat(int openFor, String silence) {

  static final Caveat NONE = new Caveat(0, "");

  boolean isProvisional() {
    return openFor > 0;
  }

  /** After the status, with a blank before; empty if there is nothing to be said. */
  String words() {
    return Stream.of(isProvisional() ? FigureText.stillChanges(openFor) : "", silence)
        .filter(each -> !each.isEmpty())
        .map(each -> " " + each)
        .collect(Collectors.joining());
  }
}
