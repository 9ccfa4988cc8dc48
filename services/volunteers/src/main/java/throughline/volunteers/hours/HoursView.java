package throughline.volunteers.hours;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.contracts.volunteers.HoursEntryState.DayWorked;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.time.London;
import throughline.platform.web.decision.Picked;
import throughline.platform.web.input.Form;
import throughline.volunteers.hours.ParseWorkedTime.EndDay;

/** An entry as the API and the pages show it; dates and times are those of the clock in London. */
@Schema(name = "Hours")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoursView(
    UUID id,
    Status status,
    String library,
    String libraryName,
    LocalDate workedOn,
    @JsonFormat(pattern = "HH:mm") @Schema(examples = "22:00") LocalTime startTime,
    @JsonFormat(pattern = "HH:mm") @Schema(examples = "06:00") LocalTime endTime,
    int minutes,
    @Schema(description = "Minutes on each date, split at midnight") List<DayWorked> days,
    @Schema(description = "Who gave the time; only for a coordinator") String volunteerName,
    @Schema(description = "Whether this coordinator may approve it") Boolean mayApprove,
    @Schema(description = "Counts the changes of the entry, from 1") long version,
    @Schema(description = "Why a coordinator gave it back; only while it is REJECTED")
        String returnReason,
    @Schema(description = "Code of the role in which it was given") String role,
    @Schema(description = "Why the hours are long, late or of a time that was reported")
        String reason,
    @Schema(description = "What was said with the last change, such as a dispute or its answer")
        String changeReason) {

  /** As its volunteer sees it. */
  static HoursView of(HoursEntry entry) {
    var library = entry.library();
    return of(
        entry.id(),
        entry.status(),
        library.code(),
        library.name(),
        entry.worked(),
        null,
        null,
        entry.version(),
        entry.role(),
        entry.reason(),
        entry.changeReason());
  }

  static HoursView of(
      UUID id,
      Status status,
      String library,
      String libraryName,
      WorkedTime worked,
      String volunteerName,
      Boolean mayApprove,
      long version,
      String role,
      String reason,
      String changeReason) {
    var start = worked.start().atZone(London.ZONE);
    var end = worked.end().atZone(London.ZONE);
    return new HoursView(
        id,
        status,
        library,
        libraryName,
        start.toLocalDate(),
        start.toLocalTime(),
        end.toLocalTime(),
        worked.minutes(),
        worked.days(),
        volunteerName,
        mayApprove,
        version,
        status == Status.REJECTED ? changeReason : null,
        role,
        reason,
        changeReason);
  }

  Form form() {
    return Form.startingWith(typed());
  }

  private Map<String, String> typed() {
    return Map.of(
        "library", library,
        "role", Objects.toString(role, ""),
        "reason", Objects.toString(reason, ""),
        "workedOn", London.date(workedOn),
        "startTime", London.time(startTime),
        "endTime", London.time(endTime),
        "endDay", days.size() > 1 ? EndDay.NEXT.name() : "");
  }

  /** What the form remembers of last time. */
  Map<String, String> remembered() {
    return Map.of("library", library, "role", Objects.toString(role, ""));
  }

  HoursRequest typedOn(LocalDate date) {
    return HoursRequest.of(library, date.toString(), startTime.toString(), endTime.toString());
  }

  /** The same for whoever puts it right, and says anew why. */
  Form formToCorrect() {
    var form = new HashMap<>(typed());
    form.put("reason", "");
    return Form.startingWith(form);
  }

  public boolean open() {
    return status == Status.SUBMITTED || status == Status.REJECTED;
  }

  /** Whether it was approved, also if that is doubted now. */
  public boolean decided() {
    return status == Status.APPROVED || status == Status.DISPUTED;
  }

  public String box() {
    return Picked.box(id, version);
  }

  /** "2pm to 4:30pm on 17 November 2026 at Headington". */
  public String summary() {
    return "%s on %s at %s".formatted(times(), London.date(workedOn), libraryName);
  }

  /** "8 hours over 2 days", "45 minutes". */
  public String length() {
    var length = London.hours(minutes);
    return days.size() > 1 ? length + " over " + days.size() + " days" : length;
  }

  /** "10pm to 6am the next day", "2pm to 4:30pm". */
  public String times() {
    return WorkedTime.times(startTime, endTime, days.size() > 1);
  }
}
