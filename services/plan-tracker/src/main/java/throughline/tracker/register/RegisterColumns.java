package throughline.tracker.register;

import java.util.List;

/** The columns of the register as a file: what is written is what is read. */
final class RegisterColumns {

  static final String ID = "Id";
  static final String OWNER = "Owner";
  static final String FREQUENCY = "Frequency";
  static final String NEXT_UPDATE = "Next update";
  static final String BASELINE = "Baseline";
  static final String STATE = "State";
  static final String DATE = "Expected date";
  static final String DONE_ON = "Done on";
  static final String CONFIDENCE = "Confidence";
  static final String WHAT_NEXT = "What next";
  static final String VERSION = "Version";
  static final String REASON = "Reason";

  static final List<String> ALL =
      List.of(
          ID,
          "Kind",
          "Title",
          "Status now",
          OWNER,
          FREQUENCY,
          NEXT_UPDATE,
          BASELINE,
          STATE,
          DATE,
          DONE_ON,
          CONFIDENCE,
          WHAT_NEXT,
          VERSION,
          REASON);

  /** Those that say something of milestones alone. */
  static final List<String> OF_MILESTONES = List.of(DATE, DONE_ON, CONFIDENCE, WHAT_NEXT);

  private RegisterColumns() {}
}
