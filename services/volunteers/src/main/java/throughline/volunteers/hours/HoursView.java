package throughline.volunteers.hours;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.contracts.volunteers.HoursEntryState.DayWorked;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.time.London;

/** An entry as the API and the pages show it; dates and times are those of the clock in London. */
@Schema(name = "Hours")
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoursView(
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
    @Schema(description = "Whether this coordinator may approve it") Boolean mayApprove) {

  static HoursView of(HoursEntry entry) {
    var library = entry.library();
    return of(entry.id(), entry.status(), library.code(), library.name(), entry.worked());
  }

  static HoursView of(
      UUID id, Status status, String library, String libraryName, WorkedTime worked) {
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
        null,
        null);
  }

  /** The same for a coordinator. */
  HoursView with(String volunteerName, boolean mayApprove) {
    return new HoursView(
        id,
        status,
        library,
        libraryName,
        workedOn,
        startTime,
        endTime,
        minutes,
        days,
        volunteerName,
        mayApprove);
  }

  /** "8 hours over 2 days", "45 minutes". */
  public String length() {
    var length = London.hours(minutes);
    return days.size() > 1 ? length + " over " + days.size() + " days" : length;
  }

  /** "10pm to 6am the next day", "2pm to 4:30pm". */
  public String times() {
    var times = London.time(startTime) + " to " + London.time(endTime);
    return days.size() > 1 ? times + " the next day" : times;
  }
}
