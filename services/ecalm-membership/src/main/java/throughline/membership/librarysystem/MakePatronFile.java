package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.Statements;
import throughline.platform.web.input.Form;

/** Somebody chooses the members for a file that the library system imports. */
@ApplicationScoped
public class MakePatronFile {
  /** Who is to go into a file, as typed. */
  public record PatronFileRequest(String which, String from, String to) {
    static PatronFileRequest of(Form form) {
      return new PatronFileRequest(form.text("which"), form.date("from"), form.date("to"));
    }

    public static PatronFileRequest ofPeriod(LocalDate from, LocalDate to) {
      return new PatronFileRequest(
          MakePatronFile.Which.PERIOD.name(), from.toString(), to.toString());
    }
  }

  /** Who can be chosen. */
  enum Which {
    NOT_HANDED_OVER,
    PERIOD
  }

  private static final String MAKE = "INSERT INTO patron_file (id, made_at) VALUES (?, ?)";

  private static final String CHOOSE =
      """
      INSERT INTO patron_file_member (file_id, member_key)
      SELECT ?, member.key FROM hand_over JOIN member ON member.key = hand_over.member_key
      WHERE %s AND %s = 'KEEP' AND %s
      """;

  private static final String NOT_HANDED_OVER =
      CHOOSE.formatted(
          "state IN ('WAITING', 'FAILED')", Instruction.OF_MEMBER, PatronSyncScope.OPEN_AT);

  private static final String OF_PERIOD =
      CHOOSE.formatted(
          "member.enrolled_on BETWEEN ? AND ?", Instruction.OF_MEMBER, PatronSyncScope.OPEN_AT);

  private final Statements statements;
  private final Clock clock;

  MakePatronFile(Statements statements, Clock clock) {
    this.statements = statements;
    this.clock = clock;
  }

  @Transactional
  public UUID make(PatronFileRequest typed, Places libraries) {
    var fields =
        new Fields()
            .called("which", "Who goes into it")
            .called("from", "First day")
            .called("to", "Last day");
    var which = fields.oneOf("which", typed.which(), Which.class, "Choose who goes into the file");
    var today = London.today(clock);
    var isPeriod = which == Which.PERIOD;
    var from = isPeriod ? day(fields, today, "from", typed.from(), "Enter the first day") : null;
    var to = isPeriod ? day(fields, today, "to", typed.to(), "Enter the last day") : null;
    if (from != null && to != null && to.isBefore(from)) {
      fields.reject("to", "The last day must not be before the first day");
    }
    fields.throwIfAny();
    var file = UUID.randomUUID();
    statements.update(MAKE, file, clock.instant());
    var codes = libraries.codes().toArray(String[]::new);
    var chosen =
        isPeriod
            ? statements.update(OF_PERIOD, file, from, to, libraries.all(), codes)
            : statements.update(NOT_HANDED_OVER, file, libraries.all(), codes);
    if (chosen == 0) {
      throw new InvalidInput(
          "which",
          isPeriod
              ? "Nobody was enrolled in these days whose card goes on. Choose other days"
              : "Everybody was handed over. Choose a period to take a file again");
    }
    return file;
  }

  private static LocalDate day(
      Fields fields, LocalDate today, String field, String typed, String missing) {
    return fields.dateNear(today, field, typed, missing);
  }
}
