package throughline.tracker.plan.target;

import throughline.tracker.figure.FigureText;

/**
 * What a reader has to know of a figure that is judged.
 *
 * @param openFor within how many days its facts may still come to count; 0 if it is final
 */
record Caveat(int openFor, boolean isSilent) {

  static final Caveat NONE = new Caveat(0, false);

  boolean isProvisional() {
    return openFor > 0;
  }

  String words() {
    return isProvisional() ? " " + FigureText.stillChanges(openFor) : "";
  }
}
