package throughline.volunteers.sheet;

import java.util.List;
import java.util.Map;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.SheetColumns;

/** What stands in a signing-in sheet, by what people write above it. */
final class SignInColumns {

  static final String VOLUNTEER = "Volunteer";
  static final String LIBRARY = "Library";
  static final String DATE = "Date";
  static final String START = "Start";
  static final String FINISH = "Finish";

  private static final Map<String, List<String>> ALSO_CALLED =
      Map.of(
          VOLUNTEER, List.of("name", "volunteer name", "volunteer number"),
          LIBRARY, List.of("site", "library code", "library name"),
          DATE, List.of("day", "worked on"),
          START, List.of("in", "start time", "signed in", "time in"),
          FINISH, List.of("out", "end", "finish time", "end time", "signed out", "time out"));

  private SignInColumns() {}

  /**
   * Finds them.
   *
   * @throws InvalidInput naming every one that is missing
   */
  static SheetColumns of(List<String> header) {
    return new SheetColumns(header, List.of(VOLUNTEER, LIBRARY, DATE, START, FINISH), ALSO_CALLED);
  }
}
