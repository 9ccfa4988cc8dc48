package throughline.bookings.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import throughline.platform.database.Sql;
import throughline.platform.files.sent.SentFiles;

/** Files of the system before. */
@Singleton
class ImportedFiles extends SentFiles {
  ImportedFiles(Sql sql, ObjectMapper json, Clock clock) {
    super(sql, json, clock, ImportedRow.COLUMNS);
  }
}
