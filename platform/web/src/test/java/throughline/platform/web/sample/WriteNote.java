package throughline.platform.web.sample;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;

@Singleton
class WriteNote {

  enum Kind {
    HUB,
    SPOKE
  }

  private static final String INSERT_NOTE = "INSERT INTO note (title) VALUES (?) RETURNING id";

  private final AtomicInteger runs = new AtomicInteger();
  private final DataSource database;
  private final Clock clock;

  WriteNote(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Transactional
  int write(NoteRequest request) {
    check(request);
    runs.incrementAndGet();
    int id = insert(request.title());
    if (request.title().equals("full")) {
      throw new Conflict("shelf-full", "Choose another shelf.");
    }
    return id;
  }

  int runs() {
    return runs.get();
  }

  private void check(NoteRequest request) {
    Fields fields = new Fields();
    fields.text("title", request.title(), 40, "Enter a title");
    fields.oneOf("kind", request.kind(), Kind.class, "Choose where the note is for");
    fields.text("library", request.library(), 20, "Choose a library");
    LocalDate date = fields.date("date", request.date(), "Enter the date");
    fields.time("start", request.start(), "Enter the time at which you started");
    fields.wholeNumber("minutes", request.minutes(), 1, 1440, "Enter the minutes");
    if (fields.ok("date") && date.isAfter(London.today(clock))) {
      fields.reject("date", "The date must be today or in the past");
    }
    fields.throwIfAny();
  }

  private int insert(String title) {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(INSERT_NOTE)) {
      insert.setString(1, title);
      try (var row = insert.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
