package throughline.bookings.week;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import throughline.bookings.DayRange;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.files.table.TableWriter;

/** Writes the sessions of some days, and what became of each, to a file. */
@ApplicationScoped
class ExportWeek {
  private static final List<String> HEADER =
      List.of(
          "Day",
          "Start",
          "Session",
          "Venue",
          "Topic",
          "Cancelled",
          "Places",
          "Booked",
          "Attended",
          "Did not come",
          "Not recorded",
          "Waiting",
          "In groups");

  private final Weeks weeks;

  ExportWeek(Weeks weeks) {
    this.weeks = weeks;
  }

  void write(OutputStream out, TableWriter.Kind kind, DayRange days, Places places)
      throws IOException {
    try (var table = TableWriter.to(out, kind, "Sessions", HEADER)) {
      for (var session : weeks.each(days, places)) {
        table.row(
            session.starts().toLocalDate(),
            London.time(session.starts().toLocalTime()),
            session.title(),
            session.venue(),
            Weeks.topic(session.topic()),
            session.cancelled() ? "Yes" : "No",
            session.capacity(),
            session.booked(),
            session.attended(),
            session.noShows(),
            session.unmarked(),
            session.waiting(),
            session.inGroups());
      }
    }
  }
}
