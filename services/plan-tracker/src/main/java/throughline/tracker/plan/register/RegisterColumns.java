package throughline.tracker.plan.register;

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
  static final String TARGET_YEAR = "Target year";
  static final String TARGET = "Target";
  static final String TARGET_BASELINE = "Target baseline";
  static final String TARGET_TYPE = "Target type";
  static final String TOLERANCE = "Tolerance";
  static final String TARGET_VERSION = "Target version";
  static final String VERSION = "Version";
  static final String REASON = "Reason";

  /** The last one is never empty: a spreadsheet program drops what is, at the end of a row. */
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
          TARGET_YEAR,
          TARGET,
          TARGET_BASELINE,
          TARGET_TYPE,
          TOLERANCE,
          TARGET_VERSION,
          REASON,
          VERSION);

  static final List<String> OF_MILESTONES = List.of(DATE, DONE_ON, CONFIDENCE, WHAT_NEXT);

  static final List<String> OF_TARGETS = List.of(TARGET, TARGET_BASELINE, TARGET_TYPE, TOLERANCE);

  private RegisterColumns() {}
}
